package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.Locale;
import java.util.Set;

/** How a connection is encrypted. */
enum TlsMode {
    /** Not. */
    NONE,
    /** If the server can, with any certificate. */
    PREFERRED,
    /** With any certificate. */
    ANY_CERTIFICATE,
    /** With a certificate of a trusted authority. */
    TRUSTED,
    /** With a certificate of a trusted authority for this host. */
    TRUSTED_FOR_HOST;

    private static final Set<String> UNCHECKED = Set.of("none", "cert_none", "false", "no", "0");

    static TlsMode of(ConnectionDetails details) {
        if (details.type().equals(ResourceType.POSTGRESQL)) {
            return ofLibpq(option(details, "sslmode"), option(details, "option.sslmode"));
        }
        if (!option(details, "tls").equals("true")) {
            return NONE;
        }
        boolean unchecked = UNCHECKED.contains(option(details, "option.ssl-cert-reqs"))
                || UNCHECKED.contains(option(details, "option.verifypeer"));
        return unchecked ? ANY_CERTIFICATE : TRUSTED_FOR_HOST;
    }

    private static TlsMode ofLibpq(String entry, String option) {
        return switch (entry.isEmpty() ? option : entry) {
            case "disable" -> NONE;
            case "require", "no-verify" -> ANY_CERTIFICATE;
            case "verify-ca" -> TRUSTED;
            case "verify-full" -> TRUSTED_FOR_HOST;
            default -> PREFERRED;
        };
    }

    boolean isRequired() {
        return compareTo(ANY_CERTIFICATE) >= 0;
    }

    private static String option(ConnectionDetails details, String name) {
        return details.value(name).map(SecretValue::reveal).orElse("").toLowerCase(Locale.ROOT);
    }
}
