package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.secret.SecretValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Logs in to PostgreSQL: protocol 3.0, with a password in the clear, MD5 or SCRAM-SHA-256. Any other method counts as
 * reached without a login.
 */
final class PostgresClient implements Client {
    private static final int SSL_REQUEST = 80_877_103;

    private final TlsMode tls;
    private final SecretValue username;
    private final Login login;

    PostgresClient(TlsMode tls, Login login) {
        this.tls = tls;
        this.login = login;
        this.username = Objects.requireNonNull(login.username(), "username");
    }

    @Override
    public Answer talk(Wire wire) throws IOException {
        if (tls != TlsMode.NONE) {
            encrypt(wire);
        }
        wire.send(PostgresMessage.startup(username, login.database()));
        PostgresLogin state = new PostgresLogin(wire, username, login.password());
        while (true) {
            PostgresMessage message = PostgresMessage.read(wire.in());
            switch (message.type()) {
                case 'R' -> {
                    if (!state.answer(message.body())) {
                        return Answer.CONNECTED;
                    }
                }
                case 'E' -> throw new Unverified(code(message.sqlState()));
                case 'S', 'K', 'N', 'v' -> {}
                case 'Z' -> {
                    return state.finished();
                }
                default -> throw new Unverified(Code.PROTOCOL_ERROR);
            }
        }
    }

    private void encrypt(Wire wire) throws IOException {
        wire.send(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
        int answer = wire.in().readUnsignedByte();
        if (answer == 'S') {
            wire.encrypt(tls);
        } else if (answer != 'N') {
            throw new Unverified(Code.PROTOCOL_ERROR);
        } else if (tls.isRequired()) {
            throw new Unverified(Code.TLS_FAILED);
        }
    }

    /** 42501 comes when the user may not connect to the database. */
    private static Code code(String sqlState) {
        if (sqlState.startsWith("28") || sqlState.equals("42501")) {
            return Code.CREDENTIALS_REJECTED;
        }
        return sqlState.equals("3D000") ? Code.DATABASE_UNKNOWN : Code.SERVER_ERROR;
    }
}
