package dev.resourcebroker.provider;

/**
 * What a vendor tells about an account.
 *
 * @param <T> what it tells
 */
public sealed interface Answer<T> {
    /**
     * The vendor told.
     *
     * @param value what
     * @param <T> its type
     */
    record Given<T>(T value) implements Answer<T> {}

    /**
     * The vendor denied access. That says nothing about what exists.
     *
     * @param <T> what it would have told
     */
    record Denied<T>() implements Answer<T> {}
}
