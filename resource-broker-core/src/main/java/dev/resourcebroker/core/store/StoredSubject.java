package dev.resourcebroker.core.store;

/**
 * What an entry of the audit log is about.
 *
 * @param kind what sort of thing
 * @param id its id
 * @param version the number of a connection version, or 0 when none is concerned
 */
public record StoredSubject(String kind, String id, long version) {}
