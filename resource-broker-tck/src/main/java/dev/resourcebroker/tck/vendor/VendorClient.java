package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Access;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Guard;
import dev.resourcebroker.provider.HttpRefusal;
import dev.resourcebroker.provider.Outcome;
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
import java.util.function.Function;

/** Sends requests to the fake vendor, and judges what comes back. Thread-safe. */
abstract class VendorClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI vendor;

    VendorClient(URI vendor) {
        this.vendor = vendor;
    }

    HttpResponse<String> ask(Access access, Duration within, String path) {
        try {
            return send(access, within, "GET", path, Map.of());
        } catch (IOException e) {
            throw unavailable();
        }
    }

    static boolean isDenied(HttpResponse<String> answer) {
        return answer.statusCode() == 401 || answer.statusCode() == 403;
    }

    static List<Map<String, String>> told(HttpResponse<String> answer) {
        if (answer.statusCode() != 200 || !isOurs(answer)) {
            throw unavailable();
        }
        return Form.readLines(answer.body());
    }

    private static boolean isOurs(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").equals("application/x-www-form-urlencoded");
    }

    static TransientBrokerException unavailable() {
        return new TransientBrokerException(ErrorCode.VENDOR_UNAVAILABLE, "the fake vendor doesn't tell", null);
    }

    static String field(Map<String, String> line, String name) {
        String value = line.get(name);
        if (value == null) {
            throw unavailable();
        }
        return value;
    }

    <T> Outcome<T> effect(
            Call call, String method, String path, Map<String, String> form, Function<Map<String, String>, T> done) {
        Guard guard = call.attempt().guard();
        guard.check();
        try {
            HttpResponse<String> answer = send(call.access(), guard.left(), method, path, form);
            return answer.statusCode() == 200
                    ? new Outcome.Done<>(done.apply(told(answer).get(0)))
                    : refusal(answer);
        } catch (IOException e) {
            return new Outcome.Unknown<>();
        }
    }

    <T> Outcome<T> refusal(HttpResponse<String> answer) {
        return HttpRefusal.outcome(answer.statusCode(), answer.headers().firstValue("Retry-After"));
    }

    Outcome<String> gone(Call call, String path, String id) {
        Guard guard = call.attempt().guard();
        guard.check();
        try {
            HttpResponse<String> answer = send(call.access(), guard.left(), "DELETE", path, Map.of());
            boolean gone = answer.statusCode() == 404 || answer.statusCode() == 200;
            return gone ? new Outcome.Done<>(id) : refusal(answer);
        } catch (IOException e) {
            return new Outcome.Unknown<>();
        }
    }

    HttpResponse<String> send(Access access, Duration within, String method, String path, Map<String, String> form)
            throws IOException {
        if (within.isZero()) {
            throw unavailable();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(vendor.resolve(path))
                .header("Authorization", "Bearer " + access.field("token").reveal())
                .timeout(within)
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(Form.write(form)));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }
}
