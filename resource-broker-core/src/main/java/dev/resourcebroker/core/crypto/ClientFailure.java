package dev.resourcebroker.core.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What an exception of a Tink client stands for. Tink knows one exception for everything, so its causes tell: first an
 * HTTP status or a flag that the client library put there, else whether one of the JDK's own is about input and output.
 */
enum ClientFailure {
    /** The service wasn't reached, has a fault or is overloaded. */
    OUTAGE,
    /** The service doesn't let this client use the key. */
    NO_ACCESS,
    /** Any other: of a ciphertext, most likely. */
    OTHER;

    private static final int MOST_CAUSES = 16;

    // Google's and Amazon's HTTP clients, Vault's, Amazon's newer one.
    private static final List<String> STATUS = List.of("getStatusCode", "getHttpStatusCode", "statusCode");

    static ClientFailure of(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(ClientFailure::said)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(OTHER);
    }

    private static Optional<ClientFailure> said(Throwable e) {
        return STATUS.stream()
                .map(name -> answer(e, name))
                .flatMap(Optional::stream)
                .filter(Integer.class::isInstance)
                .map(status -> ofStatus((Integer) status))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> isOutage(e) ? Optional.of(OUTAGE) : Optional.empty());
    }

    // Of zero and the like nothing is known.
    private static Optional<ClientFailure> ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> Optional.of(NO_ACCESS);
            case 408, 429 -> Optional.of(OUTAGE);
            default -> status < 400 ? Optional.empty() : Optional.of(status < 500 ? OTHER : OUTAGE);
        };
    }

    private static boolean isOutage(Throwable e) {
        return e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof TimeoutException
                || e instanceof InterruptedException
                || answer(e, "isRetryable").equals(Optional.of(true));
    }

    /** What a public accessor of the exception gives, if there is one. */
    private static Optional<Object> answer(Throwable e, String accessor) {
        try {
            Method method = e.getClass().getMethod(accessor);
            return Optional.ofNullable(method.invoke(e));
        } catch (ReflectiveOperationException none) {
            return Optional.empty();
        }
    }
}
