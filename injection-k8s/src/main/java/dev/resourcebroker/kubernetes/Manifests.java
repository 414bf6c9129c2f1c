package dev.resourcebroker.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is applied to a cluster once, by its administrator. */
public final class Manifests {
    private Manifests() {}

    /**
     * The account of the broker, in namespace {@code resource-broker}, with the rights that it needs and no others.
     *
     * @return YAML: ServiceAccount, ClusterRole and ClusterRoleBinding
     */
    public static String rbac() {
        return read("rbac.yaml");
    }

    private static String read(String name) {
        try (InputStream in = Manifests.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " isn't in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
