package dev.resourcebroker.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** The emulator of AWS from PyPI, a process of its own on the loopback interface. */
final class Moto implements AutoCloseable {
    private static final String PYTHON = System.getProperty("python", "python3");
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final URI endpoint;

    private Moto(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static Moto start() {
        assumeTrue(isThere(), "skipped: '" + PYTHON + "' has no module moto.server (-Dpython names another Python)");
        try {
            Process process = python("-m", "moto.server", "-H", "127.0.0.1", "-p", "0");
            return new Moto(process, announced(process.inputReader(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere() {
        try {
            Process check = python("-c", "import moto.server");
            check.getInputStream().readAllBytes();
            return check.waitFor(1, TimeUnit.MINUTES) && check.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process python(String... arguments) throws IOException {
        ProcessBuilder python = new ProcessBuilder(PYTHON).redirectErrorStream(true);
        python.command().addAll(List.of(arguments));
        python.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        python.environment().put("PYTHONUNBUFFERED", "1");
        return python.start();
    }

    private static URI announced(BufferedReader output) throws IOException {
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}), "moto-output");
                rest.setDaemon(true);
                rest.start();
                return URI.create(running.group(1));
            }
            read.append(line).append('\n');
        }
        throw new IOException("moto ended: " + read);
    }

    URI endpoint() {
        return endpoint;
    }

    /** A client that may do everything, until {@link #enforcePolicies}. */
    KmsClient kms() {
        return KmsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(Fixed.CREDENTIALS)
                .httpClientBuilder(CallLimits.DEFAULT.http())
                .endpointOverride(endpoint)
                .build();
    }

    String newKey() {
        try (KmsClient kms = kms()) {
            return kms.createKey().keyMetadata().arn();
        }
    }

    /** Calls an action of IAM, given as a form. */
    String iam(String form) {
        String scope =
                "AWS4-HMAC-SHA256 Credential=a/20261125/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0";
        return post("/", "application/x-www-form-urlencoded", scope, form + "&Version=2010-05-08");
    }

    /** From now on callers may do what their policies say. */
    void enforcePolicies() {
        post("/moto-api/reset-auth", "text/plain", "none", "0");
    }

    private String post(String path, String type, String authorization, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Content-Type", type)
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
