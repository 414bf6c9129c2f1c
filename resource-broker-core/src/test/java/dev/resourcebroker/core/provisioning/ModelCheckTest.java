package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every run of the decision with at most two deviations ends with the vendor's inventory equal to the record, and breaks no
 * law on its way. An ordinary build goes through long stories with one deviation, and with two if told
 * {@code -Dmodel.thorough=true}.
 */
@Tag("once")
class ModelCheckTest {
    private static final boolean THOROUGH = Boolean.getBoolean("model.thorough");

    @ParameterizedTest
    @EnumSource(VendorKind.class)
    void everyRunEndsBalanced(VendorKind kind) {
        int all = 0;
        for (Story story : stories(kind)) {
            Exploration exploration = new Exploration();
            int deviations = story.isLong() && !THOROUGH ? 1 : 2;
            int states = exploration.explore(new World(kind, story, Rules.ALL, deviations));
            assertThat(exploration.ends()).isPositive();
            System.out.printf("%s %s, %d deviations: %d states%n", kind, story, deviations, states);
            all += states;
        }
        System.out.printf("%s: %d states explored%n", kind, all);
    }

    private static List<Story> stories(VendorKind kind) {
        return Stream.of(Story.values())
                .filter(story -> story.kinds().contains(kind))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = VendorKind.class,
            names = {"NEON", "COGNITO"})
    void whereDoubtIsQuarantined_evenACallThatLeftTooLateDoublesNothing(VendorKind kind) {
        Exploration exploration = new Exploration();
        World world = new World(kind, Story.CARRIED, Rules.ALL, Doubt.QUARANTINE, 2);
        assertThat(exploration.explore(world)).isPositive();
    }
}
