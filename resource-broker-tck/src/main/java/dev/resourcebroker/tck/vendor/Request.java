package dev.resourcebroker.tck.vendor;

import com.sun.net.httpserver.HttpExchange;
import dev.resourcebroker.tck.vendor.Holdings.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of the fake vendor. The id is that of the thing or key in the path, or empty. */
record Request(
        RequestKind kind,
        String id,
        Map<String, String> query,
        String body,
        @Nullable String authorization) {
    static Request read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().substring(1);
        RequestKind kind = RequestKind.of(exchange.getRequestMethod(), path).orElseThrow(() -> new Refused(404));
        Map<String, String> query =
                Form.read(String.valueOf(exchange.getRequestURI().getRawQuery()));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Request(kind, id(path), query, body, authorization);
    }

    private static String id(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    Map<String, String> form() {
        return Form.read(body);
    }
}
