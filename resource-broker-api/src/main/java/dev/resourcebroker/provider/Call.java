package dev.resourcebroker.provider;

/**
 * What every call about a resource carries.
 *
 * @param identity which resource
 * @param specification what it is to be
 * @param access the credential to use
 * @param attempt which try, until when
 */
public record Call(Identity identity, Specification specification, Access access, Attempt attempt) {}
