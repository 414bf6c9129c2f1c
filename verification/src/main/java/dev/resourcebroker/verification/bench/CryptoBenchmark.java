package dev.resourcebroker.verification.bench;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.crypto.FieldCipher;
import dev.resourcebroker.core.crypto.OrgKeyset;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A field of usual size, decrypted: by the room of the core, by Tink alone with the same associated data, and by the AWS
 * Encryption SDK with the same names in its encryption context. Everybody's keys are at hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CryptoBenchmark {
    private static final Configuration AEAD = AeadConfig2026.get();
    private static final OrgId ACME = OrgId.of("acme");
    private static final int FIELDS = 64;

    private final OrgKeyset keyset = OrgKeyset.generate();
    private final FieldCipher cipher = keyset.cipher("bench", ACME);
    private final ResourceId[] resources = new ResourceId[FIELDS];
    private final byte[][] fields = new byte[FIELDS][];
    private final byte[][] ciphertexts = new byte[FIELDS][];
    private final byte[][] places = new byte[FIELDS][];
    private final Aead aead;
    private final EncryptionSdk sdk = new EncryptionSdk();
    private final byte[][] messages = new byte[FIELDS][];
    private int last;

    /** A keyset and what it encrypts. */
    public CryptoBenchmark() {
        try {
            aead = TinkProtoKeysetFormat.parseKeyset(keyset.binary(), InsecureSecretKeyAccess.get(), AEAD)
                    .getPrimitive(AEAD, Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < FIELDS; i++) {
            resources[i] = new ResourceId(new UUID(0x0197c5e000007000L, 0x8000000000000000L + i));
            fields[i] = cipher.encrypt(resources[i], 1, details("orders-" + i));
            ciphertexts[i] = Arrays.copyOfRange(fields[i], 1, fields[i].length);
            places[i] = texts(
                    "resource-broker/field/1", "bench", "acme", resources[i].toString(), "connection-details", "1");
            messages[i] = sdk.encrypt(cipher.open(resources[i], 1, fields[i]), resources[i].toString());
        }
    }

    private static ConnectionDetails details(String name) {
        return new ConnectionDetails(
                ResourceType.POSTGRESQL,
                List.of(
                        Entry.secret("uri", Site.url("acme", name)),
                        Entry.open("host", name + ".acme.db.example.com"),
                        Entry.open("port", "5432"),
                        Entry.open("username", "app_" + name),
                        Entry.secret("password", "q7Xv2mK9pL4wR8tZ"),
                        Entry.open("database", "orders")));
    }

    private static byte[] texts(String... texts) {
        ByteBuffer all = ByteBuffer.allocate(512);
        for (String text : texts) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            all.putInt(encoded.length).put(encoded);
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    /** Makes sure that the sides read the same. */
    @Setup
    public void check() throws GeneralSecurityException {
        String uri = typed().value("uri").orElseThrow().reveal();
        for (byte[] json :
                List.of(cipher.open(resources[last], 1, fields[last]), sdk.decrypt(messages[last]), again())) {
            if (!new String(json, StandardCharsets.UTF_8).contains(uri)) {
                throw new IllegalStateException("the sides read different things");
            }
        }
    }

    private byte[] again() throws GeneralSecurityException {
        return aead.decrypt(ciphertexts[last], places[last]);
    }

    /** The room of the core, to bytes. */
    @Benchmark
    public byte[] room() {
        int i = next();
        return cipher.open(resources[i], 1, fields[i]);
    }

    /** The AWS Encryption SDK, to bytes. */
    @Benchmark
    public byte[] sdk() {
        return sdk.decrypt(messages[next()]);
    }

    /** The room of the core, to typed entries. */
    @Benchmark
    public ConnectionDetails typed() {
        int i = next();
        return cipher.decrypt(resources[i], 1, fields[i]);
    }

    /** Tink, to bytes. */
    @Benchmark
    public byte[] tink() throws GeneralSecurityException {
        int i = next();
        return aead.decrypt(ciphertexts[i], places[i]);
    }

    private int next() {
        last = last + 1 == FIELDS ? 0 : last + 1;
        return last;
    }
}
