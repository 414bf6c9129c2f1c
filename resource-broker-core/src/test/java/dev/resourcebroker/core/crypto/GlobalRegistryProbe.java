package dev.resourcebroker.core.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.tck.SequentialIds;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/** Runs in a fresh JVM: uses everything of this room, then says whether Tink's global registry can make a key. */
final class GlobalRegistryProbe {
    private GlobalRegistryProbe() {}

    public static void main(String[] args) throws GeneralSecurityException {
        if (args.length > 0) {
            AeadConfig.register();
        }
        useEverything();
        System.out.println(registryWorks() ? "registry works" : "registry is empty");
    }

    private static void useEverything() {
        EncryptionContext context = new EncryptionContext(Map.of("org", "acme"));
        WrappingKey kek = WrappingKey.read(WrappingKey.generate().json()).orElseThrow();
        byte[] wrapped = kek.wrap(OrgKeyset.generate().binary(), context);
        OrgKeyset keyset =
                OrgKeyset.read(kek.unwrap(wrapped, context).orElseThrow()).orElseThrow();
        FieldCipher cipher = keyset.cipher("prod-eu", OrgId.of("acme"));
        ResourceId resource = new ResourceId(SequentialIds.nth(1));
        ConnectionDetails details = new ConnectionDetails(ResourceType.REDIS, List.of(Entry.open("host", "h")));
        cipher.decrypt(resource, 1, cipher.encrypt(resource, 1, details));
    }

    private static boolean registryWorks() {
        try {
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
