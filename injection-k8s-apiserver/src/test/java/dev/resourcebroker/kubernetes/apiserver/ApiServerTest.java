package dev.resourcebroker.kubernetes.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@WithApiServer
@Tag("once")
class ApiServerTest {
    @Test
    void itTellsItsVersion_andKnowsItsAdministrator(ApiServer server) throws Exception {
        assertThat(get(server, "/version").body()).contains("\"gitVersion\": \"v1.");
        assertThat(get(server, "/api/v1/namespaces").statusCode()).isEqualTo(200);
        assertThat(get(server, "/api/v1/namespaces", "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void afterANuke_nothingIsLeft(ApiServer server) throws Exception {
        String name = "{\"metadata\":{\"name\":\"before\"}}";
        HttpRequest.Builder create = request(server, "/api/v1/namespaces", ApiServer.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(name));
        assertThat(send(server, create).statusCode()).isEqualTo(201);
        server.nuke();
        assertThat(get(server, "/api/v1/namespaces/before").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(ApiServer server, String path) throws IOException, InterruptedException {
        return get(server, path, ApiServer.ADMIN_TOKEN);
    }

    private static HttpResponse<String> get(ApiServer server, String path, String token)
            throws IOException, InterruptedException {
        return send(server, request(server, path, token));
    }

    private static HttpRequest.Builder request(ApiServer server, String path, String token) {
        return HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(ApiServer server, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpClient client = Readiness.trusting(server.certificateAuthority());
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
