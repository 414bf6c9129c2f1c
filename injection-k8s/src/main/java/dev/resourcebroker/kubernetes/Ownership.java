package dev.resourcebroker.kubernetes;

import dev.resourcebroker.spi.Delivery;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How ours is told from others'. Labels are for people and for lists; what the server says about managers decides. */
record Ownership(String installation) {
    String manager() {
        return Names.US + "-" + installation;
    }

    Map<String, String> labels(Delivery delivery) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(Names.MANAGED_BY, Names.US);
        labels.put(Names.INSTALLATION, installation);
        labels.put(Names.ORG, Names.labelValue(delivery.org().value()));
        labels.put(Names.WORKLOAD, delivery.workload().name());
        labels.put(Names.ENVIRONMENT, delivery.workload().environment());
        labels.put(Names.REVISION, Names.labelValue(delivery.revision()));
        return labels;
    }

    boolean isOurs(HasMetadata object) {
        return installation.equals(label(object, Names.INSTALLATION))
                && fields(object).stream().anyMatch(this::isOurs);
    }

    /** Whether it is as we applied it last. */
    boolean isUntouched(HasMetadata object) {
        return isOurs(object) && others(object).isEmpty();
    }

    /** Who beside us wrote to what the object carries; what only touches labels or status is no concern of ours. */
    List<String> others(HasMetadata object) {
        return fields(object).stream()
                .filter(entry -> !isOurs(entry) && touches(entry))
                .map(ManagedFieldsEntry::getManager)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean touches(ManagedFieldsEntry entry) {
        boolean partly =
                entry.getSubresource() != null && !entry.getSubresource().isEmpty();
        if (partly || entry.getFieldsV1() == null) {
            return false;
        }
        Map<String, Object> fields = entry.getFieldsV1().getAdditionalProperties();
        return fields.containsKey("f:data") || fields.containsKey("f:spec") || fields.containsKey("f:template");
    }

    private boolean isOurs(ManagedFieldsEntry entry) {
        return manager().equals(entry.getManager()) && "Apply".equals(entry.getOperation());
    }

    private static List<ManagedFieldsEntry> fields(HasMetadata object) {
        List<ManagedFieldsEntry> fields = object.getMetadata().getManagedFields();
        return fields == null ? List.of() : fields;
    }

    static String label(HasMetadata object, String name) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(name, "");
    }
}
