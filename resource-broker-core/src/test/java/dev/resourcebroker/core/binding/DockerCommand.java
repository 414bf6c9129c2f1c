package dev.resourcebroker.core.binding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The command line of Docker, which reads env files itself, before a daemon that only listens. */
final class DockerCommand {
    private DockerCommand() {}

    static boolean isThere() throws InterruptedException {
        try {
            return start("--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** What a container would get: {@code NAME=value} each. */
    static List<String> environment(Path file) throws IOException, InterruptedException {
        BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
        HttpServer daemon = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        daemon.createContext("/", exchange -> answer(exchange, requests));
        daemon.start();
        try {
            String address = "tcp://127.0.0.1:" + daemon.getAddress().getPort();
            start("-H", address, "create", "--env-file", file.toString(), "image");
            return environment(requests.remove());
        } finally {
            daemon.stop(0);
        }
    }

    /** Refuses to create anything, once it has seen what is asked for. */
    private static void answer(HttpExchange exchange, BlockingQueue<byte[]> requests) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean create = exchange.getRequestURI().getPath().endsWith("/containers/create");
            if (create) {
                requests.add(body);
            }
            exchange.getResponseHeaders().set("Api-Version", "1.45");
            exchange.sendResponseHeaders(create ? 500 : 200, -1);
        }
    }

    private static List<String> environment(byte[] json) {
        List<String> variables = new ArrayList<>();
        try (JsonParser parser =
                new JsonFactory().createParser(ObjectReadContext.empty(), new ByteArrayInputStream(json))) {
            boolean inside = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                inside = token == JsonToken.PROPERTY_NAME ? parser.currentName().equals("Env") : inside;
                if (inside && token == JsonToken.VALUE_STRING) {
                    variables.add(parser.getString());
                }
            }
        }
        return variables;
    }
}
