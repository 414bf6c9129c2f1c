package dev.resourcebroker.core.provisioning;

/**
 * One thing to be done at a vendor. Every try of it is equal, and has the same token.
 *
 * @param kind what
 * @param target the name to create under, else the vendor's id of what is concerned
 * @param version of the credential, of the wish that a snapshot is for, or the number of the restore; else 0
 */
record Effect(EffectKind kind, String target, long version) {
    static Effect create(String name) {
        return new Effect(EffectKind.CREATE, name, 0);
    }

    static Effect update(String id) {
        return new Effect(EffectKind.UPDATE, id, 0);
    }

    static Effect issue(long version, String resource) {
        return new Effect(EffectKind.ISSUE, resource, version);
    }

    static Effect revoke(long version, String credential) {
        return new Effect(EffectKind.REVOKE, credential, version);
    }

    static Effect delete(String id) {
        return new Effect(EffectKind.DELETE, id, 0);
    }

    static Effect undelete(String id) {
        return new Effect(EffectKind.UNDELETE, id, 0);
    }

    static Effect snapshot(String id, long wish) {
        return new Effect(EffectKind.SNAPSHOT, id, wish);
    }

    static Effect restore(String id, long number) {
        return new Effect(EffectKind.RESTORE, id, number);
    }
}
