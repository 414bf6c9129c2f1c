package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTest {
    private static final ResourceId RESOURCE = new ResourceId(UUID.fromString("01920000-0000-7000-8000-000000000000"));
    private static final Tag TAG = new Tag("prod", OrgId.of("acme"), RESOURCE, 1);

    private static OpenEffect open(EffectKind kind, long version, long number) {
        return new OpenEffect(new Effect(kind, "r1", version), number, 1, Instant.EPOCH, false, 0);
    }

    @ParameterizedTest
    @EnumSource(EffectKind.class)
    void everyTryOfAnEffect_hasTheSameToken(EffectKind kind) {
        OpenEffect first = open(kind, 3, 7);
        assertThat(Token.of(TAG, first.again(Instant.MAX), 0)).isEqualTo(Token.of(TAG, first, 0));
    }

    @ParameterizedTest
    @EnumSource(EffectKind.class)
    void aToken_isShortAndOfHarmlessCharacters(EffectKind kind) {
        Tag longest = new Tag("a".repeat(63), OrgId.of("acme"), RESOURCE, Long.MAX_VALUE);
        assertThat(Token.of(longest, open(kind, Long.MAX_VALUE, Long.MAX_VALUE), Long.MAX_VALUE))
                .matches("[a-zA-Z0-9-]{1,64}");
    }

    @Test
    void whatIsNotTheSameEffect_hasAnotherToken() {
        List<String> tokens = new ArrayList<>();
        for (EffectKind kind : EffectKind.values()) {
            tokens.add(Token.of(TAG, open(kind, 1, 1), 0));
            tokens.add(Token.of(TAG.incarnation(2), open(kind, 1, 1), 0));
            tokens.add(Token.of(new Tag("staging", TAG.org(), RESOURCE, 1), open(kind, 1, 1), 0));
            tokens.add(Token.of(new Tag("prod", TAG.org(), new ResourceId(new UUID(1, 1)), 1), open(kind, 1, 1), 0));
        }
        assertThat(tokens).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"ISSUE", "SNAPSHOT", "RESTORE"})
    void whatIsMadePerVersion_keepsItsTokenWhenArmedAnew(EffectKind kind) {
        String token = Token.of(TAG, open(kind, 3, 7), 0);
        assertThat(token)
                .isEqualTo(Token.of(TAG, open(kind, 3, 8), 0))
                .isNotEqualTo(Token.of(TAG, open(kind, 4, 7), 0));
    }

    @Test
    void aCreation_keepsItsTokenWhenArmedAnew() {
        assertThat(Token.of(TAG, open(EffectKind.CREATE, 0, 1), 0))
                .isEqualTo(Token.of(TAG, open(EffectKind.CREATE, 0, 2), 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPDATE", "REVOKE", "DELETE", "UNDELETE"})
    void whatMayBeNeededOnceMore_hasAnotherTokenThen(EffectKind kind) {
        assertThat(Token.of(TAG, open(kind, 3, 7), 0)).isNotEqualTo(Token.of(TAG, open(kind, 3, 8), 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"SNAPSHOT", "RESTORE", "UPDATE", "REVOKE", "DELETE", "UNDELETE"})
    void aNumberThatWasForgottenByARestore_makesAnotherToken(EffectKind kind) {
        assertThat(Token.of(TAG, open(kind, 3, 7), 1)).isNotEqualTo(Token.of(TAG, open(kind, 3, 7), 0));
    }
}
