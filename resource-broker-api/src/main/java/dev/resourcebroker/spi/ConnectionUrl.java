package dev.resourcebroker.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL, decoded. Printing it shows none of them.
 *
 * @param login who logs in
 * @param hosts the servers, in order; empty when none is named
 * @param path what follows the hosts, or null without a slash
 * @param options what follows the question mark, in order
 */
public record ConnectionUrl(
        Login login, List<Host> hosts, @Nullable Path path, List<Option> options) {
    /** Copies the lists. */
    public ConnectionUrl {
        hosts = List.copyOf(hosts);
        options = List.copyOf(options);
    }

    /**
     * The decoded path.
     *
     * @return the path without its first slash, or null
     */
    public @Nullable String pathText() {
        return path == null ? null : path.text();
    }

    /**
     * Finds an option; the last one of several.
     *
     * @param name its name, case ignored
     * @return the value, when there is such an option
     */
    public Optional<String> option(String name) {
        for (int i = options.size() - 1; i >= 0; i--) {
            if (options.get(i).name().equalsIgnoreCase(name)) {
                return Optional.of(options.get(i).text());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "ConnectionUrl";
    }

    /**
     * Who logs in.
     *
     * @param username the name; empty when a colon stands alone; null when there is none
     * @param password the password; null without a colon
     */
    public record Login(@Nullable String username, @Nullable String password) {
        /** Nobody. */
        public static final Login NONE = new Login(null, null);

        @Override
        public String toString() {
            return "Login";
        }
    }

    /**
     * One server.
     *
     * @param name a host name, an address without brackets, or the path of a socket; may be empty
     * @param port the port, or -1
     */
    public record Host(String name, int port) {
        /** What stands for a missing port. */
        public static final int NO_PORT = -1;

        /**
         * Whether the name is the path of a socket.
         *
         * @return true for a path, and for an abstract socket's name
         */
        public boolean isSocket() {
            return name.indexOf('/') >= 0 || name.startsWith("@");
        }
    }

    /**
     * What follows the hosts.
     *
     * @param raw as it stands, without its first slash
     * @param text decoded
     */
    public record Path(String raw, String text) {
        @Override
        public String toString() {
            return "Path";
        }
    }

    /**
     * One option.
     *
     * @param name its name
     * @param value its value, or null without an equals sign
     */
    public record Option(String name, @Nullable String value) {
        /**
         * The value.
         *
         * @return the value, empty when there is none
         */
        public String text() {
            return value == null ? "" : value;
        }

        @Override
        public String toString() {
            return "Option";
        }
    }
}
