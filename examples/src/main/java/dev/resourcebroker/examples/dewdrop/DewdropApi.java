package dev.resourcebroker.examples.dewdrop;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.examples.support.JsonLines;
import dev.resourcebroker.examples.support.JsonObjects;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.HttpRefusal;
import dev.resourcebroker.provider.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks Dewdrop's HTTP API: JSON objects of texts, a line each. */
final class DewdropApi {
    /** The access field that holds the API key. */
    static final String KEY = "api-key";

    private static final String TYPE = "application/x-ndjson";

    // It follows no redirects, and repeats nothing but GET.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI vendor;

    DewdropApi(URI vendor) {
        this.vendor = vendor;
    }

    /** Looks. The answer is the vendor's, or denied. */
    Reply get(Access access, Duration within, String path) {
        Reply reply = request(access, within, "GET", path, Map.of());
        if (!reply.isDenied() && !reply.isFine()) {
            throw unavailable();
        }
        return reply;
    }

    /** Changes something, which can't be repeated. */
    Reply send(Call call, String method, String path, Map<String, String> body) {
        Guard guard = call.attempt().guard();
        Duration within = guard.left();
        guard.check();
        return request(call.access(), within, method, path, body);
    }

    private Reply request(Access access, Duration within, String method, String path, Map<String, String> body) {
        HttpRequest request = HttpRequest.newBuilder(vendor.resolve(path))
                .timeout(within)
                .header("Authorization", "Bearer " + access.field(KEY).reveal())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json(body)))
                .build();
        try {
            return new Reply(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            // Its message may hold what was sent.
            return new Reply(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(null);
        }
    }

    private static byte[] json(Map<String, String> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(bytes)) {
            lines.write(members);
        }
        return bytes.toByteArray();
    }

    static TransientBrokerException unavailable() {
        return new TransientBrokerException(ErrorCode.VENDOR_UNAVAILABLE, "Dewdrop doesn't tell", null);
    }

    /**
     * An answer. Prints nothing of it.
     *
     * @param answer what came; null when nothing did
     */
    record Reply(@Nullable HttpResponse<String> answer) {
        private int status() {
            return answer == null ? 0 : answer.statusCode();
        }

        boolean isDenied() {
            return status() == 401 || status() == 403;
        }

        boolean isFine() {
            return answer != null
                    && (status() == 200 || status() == 201)
                    && answer.headers().firstValue("Content-Type").equals(Optional.of(TYPE));
        }

        /** The objects of the answer. */
        List<Map<String, String>> objects() {
            if (answer == null || !isFine()) {
                throw unavailable();
            }
            try {
                return answer.body().lines().map(JsonObjects::read).toList();
            } catch (PermanentBrokerException e) {
                throw unavailable();
            }
        }

        /** A member of the first object. */
        String object(String member) {
            List<Map<String, String>> objects = objects();
            String value = objects.isEmpty() ? null : objects.get(0).get(member);
            if (value == null) {
                throw unavailable();
            }
            return value;
        }

        Optional<String> next() {
            return header("Dewdrop-Next");
        }

        /** What came of an effect that gives something. */
        <T> Outcome<T> outcome(Function<Reply, T> value) {
            return isFine() ? new Outcome.Done<>(value.apply(this)) : refusal();
        }

        /** What came of an effect after which something is gone. */
        Outcome<String> gone(String id) {
            return status() == 204 || status() == 404 ? new Outcome.Done<>(id) : refusal();
        }

        private <T> Outcome<T> refusal() {
            // A success that isn't the vendor's, or no answer at all, says nothing: these are unknown there too.
            return HttpRefusal.outcome(status(), header("Retry-After"));
        }

        private Optional<String> header(String name) {
            return Optional.ofNullable(answer).flatMap(came -> came.headers().firstValue(name));
        }

        @Override
        public String toString() {
            return "Reply[" + status() + "]";
        }
    }
}
