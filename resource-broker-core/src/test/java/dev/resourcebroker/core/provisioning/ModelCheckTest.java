package dev.resourcebroker.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every run of the decision with a bounded number of deviations ends with the vendor's inventory equal to the record, and
 * breaks no law on its way. {@code -Dmodel.deviations=3} goes further than the ordinary build.
 */
class ModelCheckTest {
    private static final int DEVIATIONS = Integer.getInteger("model.deviations", 2);

    @ParameterizedTest
    @EnumSource(VendorKind.class)
    void everyRunEndsBalanced(VendorKind kind) {
        for (Story story : Story.values()) {
            Exploration exploration = new Exploration();
            int deviations = DEVIATIONS - (story.isLong() ? 1 : 0);
            int states = exploration.explore(new World(kind, story, Rules.ALL, deviations));
            assertThat(exploration.ends()).isPositive();
            System.out.printf("%s %s: %d states, %d ends%n", kind, story, states, exploration.ends());
        }
    }
}
