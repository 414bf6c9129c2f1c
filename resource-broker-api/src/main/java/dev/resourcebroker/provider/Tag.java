package dev.resourcebroker.provider;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ResourceId;

/**
 * The mark by which a resource at a vendor is known as ours. A name never proves that.
 *
 * @param installation which installation of the broker made it
 * @param org whose it is
 * @param resource the resource's id
 * @param incarnation counts from 1 how often the resource was made anew under the same id
 */
public record Tag(String installation, OrgId org, ResourceId resource, long incarnation) {
    /**
     * The mark of another incarnation.
     *
     * @param number which
     * @return the same mark otherwise
     */
    public Tag incarnation(long number) {
        return new Tag(installation, org, resource, number);
    }
}
