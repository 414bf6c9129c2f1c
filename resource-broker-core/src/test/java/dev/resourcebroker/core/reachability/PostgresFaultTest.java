package dev.resourcebroker.core.reachability;

import static dev.resourcebroker.core.reachability.Trial.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Verification;
import dev.resourcebroker.resource.Verification.Code;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that speak PostgreSQL's protocol, and wrongly. */
class PostgresFaultTest {
    private static final int OK = 0;
    private static final int CLEARTEXT = 3;
    private static final int GSS = 7;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private final Trial trial = new Trial().name("db.example", "198.41.0.4");
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        trial.close();
    }

    /** What a server does after the startup. */
    private interface Rest {
        void serve(Talk talk) throws IOException;
    }

    private Verification against(Rest rest, String... more) throws IOException {
        FakeServer.Script script = socket -> {
            Talk talk = new Talk(socket, received);
            talk.startup();
            rest.serve(talk);
            socket.getInputStream().readAllBytes();
        };
        try (FakeServer server = FakeServer.that(script)) {
            return trial.leadingTo(server.port()).verify(details(more));
        }
    }

    private static ConnectionDetails details(String... more) {
        List<String> entries =
                new ArrayList<>(List.of("host=db.example", "username=app", "password=s3cret", "database=orders"));
        entries.addAll(List.of(more));
        if (!String.join(" ", more).contains("sslmode")) {
            entries.add("sslmode=disable");
        }
        return postgres(entries.toArray(String[]::new));
    }

    @Test
    void ofAllOptions_onlyUserAndDatabaseReachTheServer() throws Exception {
        Verification verification = against(
                talk -> {
                    talk.authentication(OK, "");
                    talk.message('Z', "I");
                },
                "uri=postgres://app:s3cret@db.example/orders?socketFactory=org.example.Evil",
                "jdbc-url=jdbc:postgresql://db.example/orders?socketFactory=org.example.Evil",
                "option.socketfactory=org.example.Evil",
                "option.socketfactoryarg=x",
                "option.sslfactory=org.example.Evil",
                "option.loggerfile=/etc/passwd",
                "option.service=internal",
                "option.passfile=/etc/passwd",
                "option.options=-c log_statement=all",
                "sslrootcert=/etc/passwd");

        assertThat(verification.code()).isEqualTo(Code.REACHABLE);
        assertThat(verification.loggedIn()).isTrue();
        assertThat(received).containsExactly("user\0app\0database\0orders\0application_name\0resource-broker\0\0");
    }

    @Test
    void aServerThatWantsAPasswordThatIsNotThere_rejectsTheCredentials() throws Exception {
        FakeServer.Script script = socket -> {
            Talk talk = new Talk(socket, received);
            talk.startup();
            talk.authentication(CLEARTEXT, "");
            socket.getInputStream().readAllBytes();
        };
        try (FakeServer server = FakeServer.that(script)) {
            trial.leadingTo(server.port());
            assertThat(trial.verify(postgres("host=db.example", "username=app", "sslmode=disable"))
                            .code())
                    .isEqualTo(Code.CREDENTIALS_REJECTED);
        }
    }

    @Test
    void aMethodThatIsNotSpoken_countsAsReachedWithoutALogin() throws Exception {
        for (int method : new int[] {GSS, 99}) {
            Verification verification = against(talk -> talk.authentication(method, ""));

            assertThat(verification.code()).isEqualTo(Code.REACHABLE);
            assertThat(verification.loggedIn()).isFalse();
        }
        assertThat(against(talk -> talk.authentication(SASL, "OAUTHBEARER\0\0")).loggedIn())
                .isFalse();
    }

    @Test
    void encryptionThatTheServerRefuses_failsWhereItIsRequired() throws Exception {
        FakeServer.Script plain = socket -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(8);
            socket.getOutputStream().write('N');
            Talk talk = new Talk(socket, received);
            talk.startup();
            talk.authentication(OK, "");
            talk.message('Z', "I");
            in.readAllBytes();
        };
        try (FakeServer server = FakeServer.that(plain)) {
            trial.leadingTo(server.port());
            assertThat(trial.verify(details("sslmode=prefer")).code()).isEqualTo(Code.REACHABLE);
            assertThat(received).hasSize(1);
            for (String mode : List.of("require", "verify-ca", "verify-full")) {
                assertThat(trial.verify(details("sslmode=" + mode)).code())
                        .as(mode)
                        .isEqualTo(Code.TLS_FAILED);
            }
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void errorsOfTheServer_giveTheirCodeAndNotTheirText() throws Exception {
        String[][] expected = {
            {"28P01", "CREDENTIALS_REJECTED"},
            {"28000", "CREDENTIALS_REJECTED"},
            {"42501", "CREDENTIALS_REJECTED"},
            {"3D000", "DATABASE_UNKNOWN"},
            {"53300", "SERVER_ERROR"},
            {"57P03", "SERVER_ERROR"},
            {"", "SERVER_ERROR"}
        };
        for (String[] one : expected) {
            Verification verification =
                    against(talk -> talk.message('E', "SFATAL\0C" + one[0] + "\0Mpassword s3cret is wrong\0\0"));

            assertThat(verification.code()).as(one[0]).isEqualTo(Code.valueOf(one[1]));
            assertThat(verification.toString()).doesNotContain("s3cret", "password");
        }
    }

    @Test
    void readyWithoutALogin_breaksTheProtocol() throws Exception {
        assertThat(against(talk -> talk.message('Z', "I")).code()).isEqualTo(Code.PROTOCOL_ERROR);
    }

    @Test
    void messagesThatAreTooLongOrTooShort_breakTheProtocol() throws Exception {
        for (int length : new int[] {0, 3, -1, Integer.MAX_VALUE, 20_000}) {
            assertThat(against(talk -> talk.header('R', length)).code())
                    .as("%d", length)
                    .isEqualTo(Code.PROTOCOL_ERROR);
        }
        assertThat(against(talk -> talk.message('R', "xy")).code()).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(talk -> talk.authentication(5, "abc")).code()).isEqualTo(Code.PROTOCOL_ERROR);
    }

    @Test
    void scramSteps_thatComeUnaskedOrAreMadeUp_breakTheProtocol() throws Exception {
        assertThat(against(talk -> talk.authentication(SASL_CONTINUE, "r=x,s=eA==,i=1"))
                        .code())
                .isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(against(talk -> talk.authentication(SASL_FINAL, "v=x")).code())
                .isEqualTo(Code.PROTOCOL_ERROR);
        for (String first : List.of(
                "r=another,s=eA==,i=4096",
                "r=%s,s=eA==,i=0",
                "r=%s,s=eA==,i=1000001",
                "r=%s,s=eA==,i=99999999",
                "r=%s,s=!,i=1",
                "e=other-error",
                "")) {
            assertThat(againstScram(first, "v=x")).as(first).isEqualTo(Code.PROTOCOL_ERROR);
        }
    }

    @Test
    void aScramServerThatDoesNotKnowThePassword_isNotBelieved() throws Exception {
        assertThat(againstScram("r=%sx,s=eA==,i=16", "v=AAAA")).isEqualTo(Code.PROTOCOL_ERROR);
        assertThat(againstScram("r=%sx,s=eA==,i=16", null)).isEqualTo(Code.PROTOCOL_ERROR);
    }

    private Code againstScram(String first, String last) throws IOException {
        return against(talk -> {
                    talk.authentication(SASL, ScramClient.MECHANISM + "\0\0");
                    String clientFirst = talk.password();
                    String nonce = clientFirst.substring(clientFirst.indexOf("r=") + 2);
                    talk.authentication(SASL_CONTINUE, first.formatted(nonce));
                    if (!talk.password().isEmpty() && last != null) {
                        talk.authentication(SASL_FINAL, last);
                    }
                    talk.authentication(OK, "");
                    talk.message('Z', "I");
                })
                .code();
    }

    /** The server's side. */
    private static final class Talk {
        private final DataInputStream in;
        private final DataOutputStream out;
        private final List<String> received;

        private Talk(Socket socket, List<String> received) throws IOException {
            this.in = new DataInputStream(socket.getInputStream());
            this.out = new DataOutputStream(socket.getOutputStream());
            this.received = received;
        }

        void startup() throws IOException {
            byte[] body = new byte[in.readInt() - 8];
            in.readInt();
            in.readFully(body);
            received.add(new String(body, StandardCharsets.UTF_8));
        }

        void header(char type, int length) throws IOException {
            out.writeByte(type);
            out.writeInt(length);
        }

        void message(char type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            header(type, bytes.length + 4);
            out.write(bytes);
        }

        void authentication(int method, String body) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DataOutputStream(bytes).writeInt(method);
            message('R', bytes.toString(StandardCharsets.ISO_8859_1) + body);
        }

        String password() throws IOException {
            in.readByte();
            byte[] body = new byte[in.readInt() - 4];
            in.readFully(body);
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
