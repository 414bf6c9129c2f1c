package dev.resourcebroker.kubernetes;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.PermanentBrokerException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** How our objects, labels and volumes are called. Dots separate parts that are DNS labels, so no two agree by chance. */
final class Names {
    static final String DOMAIN = "resourcebroker.dev/";
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String US = "resource-broker";
    static final String INSTALLATION = DOMAIN + "installation";
    static final String ORG = DOMAIN + "org";
    static final String WORKLOAD = DOMAIN + "workload";
    static final String ENVIRONMENT = DOMAIN + "environment";
    static final String REVISION = DOMAIN + "revision";
    static final String BINDING_ROOT = "SERVICE_BINDING_ROOT";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL_VALUE = Pattern.compile("[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?");
    private static final int LABEL_LENGTH = 63;
    private static final int SUBDOMAIN_LENGTH = 253;

    private Names() {}

    static String namespace(String name) {
        return checked("namespace", name, LABEL, LABEL_LENGTH);
    }

    static String label(String field, String name) {
        return checked(field, name, LABEL, LABEL_LENGTH);
    }

    static String object(String field, String name) {
        return checked(field, name, SUBDOMAIN, SUBDOMAIN_LENGTH);
    }

    private static String checked(String field, String name, Pattern shape, int most) {
        if (name.length() > most || !shape.matcher(name).matches()) {
            throw PermanentBrokerException.invalid(
                    field, "must have 1 to " + most + " lower-case letters, digits and inner hyphens");
        }
        return name;
    }

    static String environmentSecret(Workload workload) {
        return prefix(workload) + "env";
    }

    static String bindingSecret(Workload workload, String binding) {
        return prefix(workload) + "binding." + binding;
    }

    static String egressPolicy(Workload workload) {
        return prefix(workload) + "egress";
    }

    static boolean isOf(Workload workload, String secret) {
        return secret.startsWith(prefix(workload));
    }

    private static String prefix(Workload workload) {
        return "rb." + workload.name() + "." + workload.environment() + ".";
    }

    /** A DNS label. */
    static String volume(String binding) {
        String name = "rb-" + binding;
        return name.length() <= LABEL_LENGTH ? name : "rb-" + binding.substring(0, 42) + "-" + hash(binding);
    }

    /** The text itself where a label takes it. */
    static String labelValue(String text) {
        boolean fits =
                text.length() <= LABEL_LENGTH && LABEL_VALUE.matcher(text).matches();
        return fits ? text : "sha256-" + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
