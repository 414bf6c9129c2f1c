package dev.resourcebroker.verification.bench;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.CryptoMaterialsManager;
import com.amazonaws.encryptionsdk.caching.CachingCryptoMaterialsManager;
import com.amazonaws.encryptionsdk.caching.LocalCryptoMaterialsCache;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AWS Encryption SDK for Java with a key in memory, its data keys cached, and its suite of AES-256-GCM without a
 * signature: the quickest way in which it is used for many small messages.
 */
final class EncryptionSdk {
    private final AwsCrypto crypto = AwsCrypto.builder()
            .withEncryptionAlgorithm(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY)
            .build();
    private final CryptoMaterialsManager materials = CachingCryptoMaterialsManager.newBuilder()
            .withMasterKeyProvider(JceMasterKey.getInstance(
                    new SecretKeySpec(new byte[32], "AES"), "bench", "key", "AES/GCM/NoPadding"))
            .withCache(new LocalCryptoMaterialsCache(10_000))
            .withMaxAge(1, TimeUnit.HOURS)
            .build();

    byte[] encrypt(byte[] plaintext, String resource) {
        Map<String, String> context = Map.of(
                "installation",
                "bench",
                "org",
                "acme",
                "resource",
                resource,
                "purpose",
                "connection-details",
                "seq",
                "1");
        return crypto.encryptData(materials, plaintext, context).getResult();
    }

    byte[] decrypt(byte[] message) {
        return crypto.decryptData(materials, message).getResult();
    }
}
