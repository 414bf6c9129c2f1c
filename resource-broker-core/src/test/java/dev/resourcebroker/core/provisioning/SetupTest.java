package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.ResourceId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final ResourceId RESOURCE = new ResourceId(UUID.fromString("01920000-0000-7000-8000-000000000000"));

    private static Tag tag(String installation, long incarnation) {
        return new Tag(installation, OrgId.of("acme"), RESOURCE, incarnation);
    }

    @Test
    void theName_isADnsLabelHoweverLongTheInstallationsIs() {
        Tag longest = tag("a".repeat(63), 99_999);
        assertThat(new Identity(Setup.nameOf(longest), longest, Optional.empty()).name())
                .hasSizeLessThanOrEqualTo(63)
                .endsWith("-" + RESOURCE + "-99999");
    }

    @Test
    void everyIncarnation_hasANameOfItsOwn() {
        assertThat(Setup.nameOf(tag("prod-eu", 1)))
                .isEqualTo("prod-eu-" + RESOURCE + "-1")
                .isNotEqualTo(Setup.nameOf(tag("prod-eu", 2)));
    }
}
