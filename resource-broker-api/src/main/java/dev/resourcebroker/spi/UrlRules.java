package dev.resourcebroker.spi;

/**
 * How a service reads the shape {@code //user:password@hosts/path?options}.
 *
 * @param authority where login and hosts end
 * @param decoding how login, hosts and path are decoded
 * @param query how options are read
 */
public record UrlRules(Authority authority, Decoding decoding, Query query) {
    /** As most clients read: one host, forgiving of a stray percent sign, options like those of a web form. */
    public static final UrlRules COMMON = new UrlRules(
            new Authority("/?#", "/?#", false), Decoding.LENIENT, new Query(Decoding.FORM, "&", true, false));

    /**
     * Where login and hosts end.
     *
     * @param loginEnds the characters before which an at sign ends the login
     * @param hostsEnd the characters that end the hosts
     * @param several whether commas separate hosts
     */
    public record Authority(String loginEnds, String hostsEnd, boolean several) {}

    /**
     * How options are read.
     *
     * @param decoding how names and values are decoded
     * @param separators the characters between options
     * @param fragment whether a number sign ends them
     * @param pairs whether each needs exactly one equals sign
     */
    public record Query(Decoding decoding, String separators, boolean fragment, boolean pairs) {}

    /** How percent signs and plus signs are read. Decoded bytes are UTF-8; a decoded NUL is always refused. */
    public enum Decoding {
        /** Everything stands for itself. */
        NONE,
        /** A percent sign without two hexadecimal digits is refused. */
        STRICT,
        /** As {@link #STRICT}; outer spaces are dropped, inner ones refused. */
        TRIMMED,
        /** A percent sign without two hexadecimal digits stands for itself. */
        LENIENT,
        /** As {@link #LENIENT}, and a plus sign is a space. */
        FORM,
        /** As {@link #STRICT}, and a plus sign is a space. */
        STRICT_FORM
    }
}
