package dev.resourcebroker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleDescriptorTest {
    private final ModuleDescriptor module = read();

    ModuleDescriptorTest() throws URISyntaxException {}

    @Test
    void needsNothingButThePlatformAtRunTime() {
        assertThat(module.requires())
                .filteredOn(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("java.base");
    }

    @Test
    void exportsEveryPackageButTheInternalOne() {
        assertThat(module.exports())
                .allSatisfy(exported -> assertThat(exported.isQualified()).isFalse())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "dev.resourcebroker",
                        "dev.resourcebroker.audit",
                        "dev.resourcebroker.binding",
                        "dev.resourcebroker.cluster",
                        "dev.resourcebroker.error",
                        "dev.resourcebroker.key",
                        "dev.resourcebroker.network",
                        "dev.resourcebroker.provider",
                        "dev.resourcebroker.provisioning",
                        "dev.resourcebroker.resource",
                        "dev.resourcebroker.secret",
                        "dev.resourcebroker.spi");
    }

    private static ModuleDescriptor read() throws URISyntaxException {
        URI api =
                OrgId.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        return ModuleFinder.of(Path.of(api)).findAll().iterator().next().descriptor();
    }
}
