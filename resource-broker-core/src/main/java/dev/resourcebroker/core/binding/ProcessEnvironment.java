package dev.resourcebroker.core.binding;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.nio.charset.Charset;
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
    static final Set<String> ALLOWED = Set.of(
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
    private final Charset encoding;

    /**
     * Delivers into a process.
     *
     * @param process the process about to be started
     * @param target the target instance
     * @param more names that stay beside the usual ones
     */
    public ProcessEnvironment(ProcessBuilder process, String target, Set<String> more) {
        this(process, target, more, encodingOfTheJvm());
    }

    ProcessEnvironment(ProcessBuilder process, String target, Set<String> more, Charset encoding) {
        this.process = process;
        this.target = target;
        this.encoding = encoding;
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
        delivery.environment().forEach(this::check);
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> !allowed.contains(name.toUpperCase(Locale.ROOT)));
        delivery.environment().forEach((name, value) -> environment.put(name, value.reveal()));
    }

    private void check(String name, SecretValue value) {
        byte[] utf8 = value.reveal().getBytes(StandardCharsets.UTF_8);
        if (name.length() + 1 + utf8.length > MOST_BYTES) {
            throw refused(name, "has " + utf8.length + " bytes, a process takes " + MOST_BYTES + " with the name");
        }
        if (utf8.length > value.reveal().length() && !encoding.equals(StandardCharsets.UTF_8)) {
            throw refused(
                    name,
                    "isn't ASCII, and this JVM encodes environments as " + encoding + "; run it in a UTF-8 locale");
        }
    }

    private static PermanentBrokerException refused(String name, String problem) {
        return new PermanentBrokerException(ErrorCode.DELIVERY_FAILED, "variable " + name + " " + problem);
    }

    // How java.lang.ProcessBuilder turns text into bytes: the default charset until JDK 17, the locale's since.
    private static Charset encodingOfTheJvm() {
        String locale = System.getProperty("sun.jnu.encoding");
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        if (windows) {
            return StandardCharsets.UTF_8;
        }
        return Runtime.version().feature() < 18 || locale == null ? Charset.defaultCharset() : Charset.forName(locale);
    }
}
