package dev.resourcebroker.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule reports its violation in a house of test classes built to break it, and nothing else there. */
class RulesAreAliveTest {
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages("fixture");

    private final RoomRules rooms = new RoomRules("fixture", "fixture.core");

    @Test
    void aRoomWithoutARule_isReported() {
        assertReports(rooms.everyPackageIsARoom(), "fixture.core.attic.Forgotten");
    }

    @Test
    void anArrowThatTheTableLacks_isReported() {
        assertReports(rooms.usesOnlyItsNeighbours("crypto"), "fixture.core.crypto.UsesStore");
    }

    @Test
    void anArrowToTheRoot_isReported() {
        assertReports(rooms.usesOnlyItsNeighbours("keys"), "fixture.core.keys.UsesWiring");
    }

    @Test
    void theRootAndTheStoreOfTheHouse_breakNoArrow() {
        assertThat(violations(rooms.usesOnlyItsNeighbours("core"))).isEmpty();
        assertThat(violations(rooms.usesOnlyItsNeighbours("store"))).isEmpty();
        assertThat(violations(rooms.usesOnlyItsNeighbours("audit"))).isEmpty();
    }

    @Test
    void aLibraryOutsideItsRoom_isReported() {
        assertReports(rooms.staysInItsRooms("java.sql.."), "fixture.core.keys.UsesSql");
    }

    @Test
    void aShownTypeOutsideItsFactory_isReported() {
        assertReports(rooms.isShownOnlyBy("Wiring", "java.sql.Connection", "store"), "fixture.core.keys.UsesSql");
    }

    @Test
    void aLibraryWithoutARoom_isReported() {
        assertReports(rooms.everyLibraryHasARoom(), "fixture.core.keys.UsesUnknownLibrary");
    }

    @Test
    void aDomainTypeInAJob_isReported() {
        assertReports(rooms.jobsKnowNoDomainType(), "fixture.core.job.KnowsDomainType");
    }

    @Test
    void aReachIntoInternals_isReported() {
        assertReports(CodeRules.neverUses("fixture.internal"), "fixture.core.keys.UsesInternals");
    }

    @Test
    void aDependencyThatIsNotNamed_isReported() {
        assertReports(CodeRules.usesNothingBut("fixture..", "javax.sql.."), "fixture.core.keys.UsesUnknownLibrary");
    }

    @Test
    void aPackageThatSaysNothing_isReported() {
        assertReports(CodeRules.PACKAGES_SAY_WHAT_LIVES_THERE, "fixture.core.attic");
    }

    @Test
    void whatTouchesTheJvm_isReported() {
        assertReports(CodeRules.PRINTS_NOTHING, "TouchesTheJvm.print()");
        assertReports(CodeRules.LOGS_WITH_SLF4J, "TouchesTheJvm.log()");
        assertReports(CodeRules.THROWS_WHAT_HAS_A_NAME, "TouchesTheJvm.fail()");
        assertReports(CodeRules.NOTHING_GLOBAL_IS_TOUCHED, "TouchesTheJvm.change()");
        assertReports(CodeRules.readsTheSystemClockOnlyIn("fixture.core"), "TouchesTheJvm.clock()");
    }

    @Test
    void timeAndIdsOfTheJvm_areReported() {
        assertThat(violations(CodeRules.CLOCK_AND_IDS_ARE_INJECTED))
                .contains(
                        "TouchesTheJvm.called()",
                        "TouchesTheJvm.referenced()",
                        "TouchesTheJvm.id()",
                        "TouchesTheJvm.pause()")
                .contains("randomUUID", "currentTimeMillis")
                .doesNotContain("fixture.core.store", "fixture.core.Wiring");
    }

    @Test
    void aCheckedExceptionAtTheDoor_isReported() {
        assertReports(CodeRules.CHECKED_EXCEPTIONS_STOP_AT_THE_DOOR, "fixture.core.store.Rows.read");
    }

    /** Every line that the rule reports is about the culprit. */
    private static void assertReports(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(HOUSE).getFailureReport().getDetails())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(culprit));
    }

    private static String violations(ArchRule rule) {
        return String.join("\n", rule.evaluate(HOUSE).getFailureReport().getDetails());
    }
}
