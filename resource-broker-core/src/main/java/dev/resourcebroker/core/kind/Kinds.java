package dev.resourcebroker.core.kind;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.spi.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds that this broker knows. Immutable. */
public final class Kinds {
    private final Map<String, ResourceKind> byId = new TreeMap<>();

    /**
     * The built-in kinds and those of the host.
     *
     * @param own the host's kinds
     * @throws PermanentBrokerException ALREADY_EXISTS when two have one id
     */
    public Kinds(List<ResourceKind> own) {
        register(new ExternalLinkKind());
        register(new ManagedIntegrationKind());
        own.forEach(this::register);
    }

    private void register(ResourceKind kind) {
        if (byId.putIfAbsent(kind.id().value(), kind) != null) {
            throw new PermanentBrokerException(
                    ErrorCode.ALREADY_EXISTS, "two kinds of resource are registered as '" + kind.id() + "'");
        }
    }

    /**
     * Finds a kind.
     *
     * @param id its wire name
     * @return its strategy
     * @throws PermanentBrokerException NOT_REGISTERED, listing the kinds that are
     */
    public ResourceKind get(KindId id) {
        ResourceKind kind = byId.get(id.value());
        if (kind == null) {
            throw new PermanentBrokerException(
                    ErrorCode.NOT_REGISTERED, "no kind '" + id + "' is registered; there are " + byId.keySet());
        }
        return kind;
    }
}
