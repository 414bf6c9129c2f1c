package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import dev.resourcebroker.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One message of PostgreSQL's protocol. */
@SuppressWarnings("ArrayRecordComponent") // messages are never compared
record PostgresMessage(char type, byte[] body) {
    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final int LONGEST = 16_384;

    static PostgresMessage read(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        int length = in.readInt() - 4;
        if (length < 0 || length > LONGEST) {
            throw new Unverified(Code.PROTOCOL_ERROR);
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new PostgresMessage(type, body);
    }

    /** What a password, or a step of SASL, is sent as. */
    static byte[] password(byte[] body) {
        return ByteBuffer.allocate(body.length + 5)
                .put((byte) 'p')
                .putInt(body.length + 4)
                .put(body)
                .array();
    }

    /** Without a database, the server takes the one that is called as the user. */
    static byte[] startup(SecretValue username, @Nullable SecretValue database) {
        ByteArrayOutputStream parameters = new ByteArrayOutputStream();
        parameter(parameters, "user", username.reveal());
        if (database != null) {
            parameter(parameters, "database", database.reveal());
        }
        parameter(parameters, "application_name", "resource-broker");
        parameters.write(0);
        return ByteBuffer.allocate(parameters.size() + 8)
                .putInt(parameters.size() + 8)
                .putInt(PROTOCOL_3_0)
                .put(parameters.toByteArray())
                .array();
    }

    private static void parameter(ByteArrayOutputStream to, String name, String value) {
        to.writeBytes((name + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** The code of an error; empty when it has none. Its texts are left alone: they may repeat anything. */
    String sqlState() {
        for (String field : new String(body, StandardCharsets.ISO_8859_1).split("\0", -1)) {
            if (field.startsWith("C")) {
                return field.substring(1);
            }
        }
        return "";
    }
}
