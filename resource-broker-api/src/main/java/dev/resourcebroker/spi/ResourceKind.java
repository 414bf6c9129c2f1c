package dev.resourcebroker.spi;

import dev.resourcebroker.resource.KindId;
import dev.resourcebroker.resource.ResourceRequest;

/**
 * A kind of resource: decides what a request for it means. It does admission only and keeps nothing; what happens next
 * is the engine's. Registered on the builder. Implementations are thread-safe.
 */
public interface ResourceKind {
    /**
     * The wire name.
     *
     * @return the kind that requests name
     */
    KindId id();

    /**
     * Judges a request, at creation and again when its secrets are replaced. Makes no call to anywhere and depends on
     * nothing but the arguments.
     *
     * @param request what the caller asks for
     * @param connectionStrings reads connection strings, for kinds that are given one
     * @return what is to happen
     */
    Admission admit(ResourceRequest request, ConnectionStringReader connectionStrings);
}
