package dev.resourcebroker.core.binding;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Delivers into the environment of a process about to be started. What was in it is cleared but for an allow list, so
 * that nothing of the host, and nothing of an earlier delivery, reaches the process. Not thread-safe: neither is
 * {@link ProcessBuilder}.
 */
public final class ProcessEnvironment implements Injector {
    // What programs need to start at all and to print text; nothing that could hold a credential.
    private static final Set<String> ALLOWED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TERM",
            "SYSTEMROOT",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "TEMP",
            "TMP",
            "USERPROFILE");
    // Linux refuses a longer NAME=value (MAX_ARG_STRLEN, execve(2)), with an error that names nothing.
    private static final int MOST_BYTES = 131_071;

    private final ProcessBuilder process;
    private final String target;
    private final Set<String> allowed;

    /**
     * Delivers into a process.
     *
     * @param process the process about to be started
     * @param target the target instance
     * @param more names that stay beside the usual ones
     */
    public ProcessEnvironment(ProcessBuilder process, String target, Set<String> more) {
        this.process = process;
        this.target = target;
        this.allowed = new HashSet<>(ALLOWED);
        more.forEach(name -> allowed.add(name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public String target() {
        return target;
    }

    /** A process that still runs keeps what it was started with. */
    @Override
    public boolean supersedes() {
        return false;
    }

    @Override
    public void deliver(Delivery delivery) {
        delivery.environment().forEach(ProcessEnvironment::checkSize);
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> !allowed.contains(name.toUpperCase(Locale.ROOT)));
        delivery.environment().forEach((name, value) -> environment.put(name, value.reveal()));
    }

    private static void checkSize(String name, SecretValue value) {
        int bytes = name.length() + 1 + value.reveal().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new PermanentBrokerException(
                    ErrorCode.DELIVERY_FAILED,
                    "variable " + name + " has " + bytes + " bytes with its name, a process takes " + MOST_BYTES);
        }
    }
}
