package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule is needed: with it switched off alone, the model breaks a law. */
@Tag("once")
class MutantTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void aRuleSwitchedOff_breaksALaw(Rule rule) {
        Mutant mutant = Mutant.of(rule);
        World world = new World(mutant.vendor(), mutant.story(), Rules.without(rule), mutant.deviations());
        Throwable broken = catchThrowable(() -> new Exploration().explore(world));
        assertThat(broken).isInstanceOf(LawBroken.class).hasMessageContaining(mutant.law());
        System.out.println(rule + ": " + broken.getMessage());
    }
}
