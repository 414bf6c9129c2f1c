package dev.resourcebroker.neon;

import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks Neon's HTTP API, version 2. Follows no redirect, repeats nothing, keeps nothing. Thread-safe. */
final class NeonClient {
    /** The access field that holds the API key. */
    static final String KEY = "api-key";

    /** The access field that names the organisation. */
    static final String ORG = "org-id";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String vendor;

    NeonClient(URI vendor) {
        this.vendor = vendor.toString().replaceFirst("/+$", "");
    }

    /** Asks for something. Changes nothing. */
    Reply get(Access access, Duration within, String path) {
        return exchange(within, request(access, path).GET());
    }

    /** Changes something, right after the guard was asked. */
    Reply send(Call call, String method, String path, @Nullable JsonNode body) {
        Duration within = call.attempt().guard().left();
        call.attempt().guard().check();
        HttpRequest.Builder request = request(call.access(), path)
                .header("X-Request-ID", call.attempt().token())
                .method(method, content(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return exchange(within, request);
    }

    private static BodyPublisher content(@Nullable JsonNode body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private HttpRequest.Builder request(Access access, String path) {
        return HttpRequest.newBuilder(URI.create(vendor + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + access.field(KEY).reveal());
    }

    private Reply exchange(Duration within, HttpRequest.Builder request) {
        if (within.isZero() || within.isNegative()) {
            return Reply.none();
        }
        // The timeout of the request itself ends with the head of the answer.
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(request.timeout(within).build(), BodyHandlers.ofString());
        try {
            return reply(sent.get(within.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            // Its message may hold what was sent.
            sent.cancel(true);
            return Reply.none();
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return Reply.none();
        }
    }

    private static Reply reply(HttpResponse<String> answer) {
        return new Reply(answer.statusCode(), object(answer), answer.headers().firstValue("Retry-After"));
    }

    private static @Nullable JsonNode object(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/json")) {
            return null;
        }
        try {
            JsonNode read = JSON.readTree(answer.body());
            return read.isObject() ? read : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
