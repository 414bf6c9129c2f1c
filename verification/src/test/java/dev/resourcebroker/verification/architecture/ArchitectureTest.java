package dev.resourcebroker.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rules against what is published. There are no exemptions. */
class ArchitectureTest {
    private final RoomRules rooms = new RoomRules(Jars.API, Jars.CORE);

    static Set<String> rooms() {
        return Rooms.ARROWS.keySet();
    }

    static Set<String> libraries() {
        return Rooms.LIBRARIES.keySet();
    }

    @Test
    void theClassesOfTheApiAndTheCoreAreFound() {
        assertThat(Jars.api()).isNotEmpty();
        assertThat(Jars.core()).isNotEmpty();
    }

    @Test
    void thereIsNoListOfExemptions() {
        // ArchUnit forgives what these files on the class path list.
        assertThat(getClass().getResource("/archunit_ignore_patterns.txt")).isNull();
        assertThat(getClass().getResource("/archunit.properties")).isNull();
    }

    @Test
    void everyPackageOfTheCoreIsARoom() {
        rooms.everyPackageIsARoom().check(Jars.core());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyItsNeighbours(String room) {
        rooms.usesOnlyItsNeighbours(room).check(Jars.core());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryStaysInItsRooms(String library) {
        rooms.staysInItsRooms(library).check(Jars.core());
    }

    @Test
    void aTypeThatTheRootShows_isUsedByOneFactory() {
        Rooms.SHOWN.forEach(
                (type, factory) -> rooms.isShownOnlyBy(factory, type, "crypto").check(Jars.core()));
    }

    @Test
    void everyLibraryOfTheCoreHasARoom() {
        rooms.everyLibraryHasARoom().check(Jars.core());
    }

    @Test
    void jobsKnowNoDomainType() {
        rooms.jobsKnowNoDomainType().check(Jars.core());
    }

    @Test
    void theApiUsesNothing() {
        CodeRules.usesNothingBut(
                        Jars.API,
                        Jars.API + ".audit",
                        Jars.API + ".binding",
                        Jars.API + ".cluster",
                        Jars.API + ".error",
                        Jars.API + ".internal",
                        Jars.API + ".key",
                        Jars.API + ".network",
                        Jars.API + ".provider",
                        Jars.API + ".provisioning",
                        Jars.API + ".resource",
                        Jars.API + ".secret",
                        Jars.API + ".spi")
                .check(Jars.api());
    }

    @Test
    void theContractTestsUseTheApiAndTheirTestLibraries() {
        CodeRules.usesNothingBut(
                        Jars.API + "..",
                        "com.sun.net.httpserver..",
                        "org.junit.jupiter.api..",
                        "org.assertj..",
                        "org.opentest4j..")
                .check(Jars.tck());
        CodeRules.neverUses(Jars.CORE + "..").check(Jars.tck());
    }

    @Test
    void providersUseTheApiAndTheirVendorsSdk() {
        assertThat(Jars.aws()).isNotEmpty();
        CodeRules.usesNothingBut(
                        Jars.AWS,
                        Jars.API,
                        Jars.API + ".error",
                        Jars.API + ".key",
                        Jars.API + ".secret",
                        Jars.API + ".spi",
                        "software.amazon.awssdk..")
                .check(Jars.aws());
    }

    @Test
    void neonUsesTheApiAndAJsonReader() {
        assertThat(Jars.neon()).isNotEmpty();
        CodeRules.usesNothingBut(
                        Jars.NEON,
                        Jars.NEON_ROLE,
                        Jars.API,
                        Jars.API + ".error",
                        Jars.API + ".provider",
                        Jars.API + ".resource",
                        Jars.API + ".secret",
                        "tools.jackson..")
                .check(Jars.neon());
    }

    @Test
    void theSimulatedNeonKnowsNothingOfTheBroker() {
        assertThat(Jars.neonFake()).isNotEmpty();
        CodeRules.usesNothingBut(
                        Jars.NEON_FAKE,
                        "com.networknt..",
                        "com.sun.net.httpserver..",
                        "io.zonky..",
                        "javax.sql..",
                        "tools.jackson..")
                .check(Jars.neonFake());
    }

    @Test
    void rolesKnowPostgreSqlAndNoVendor() {
        assertThat(Jars.neonRole()).isNotEmpty();
        CodeRules.usesNothingBut(Jars.NEON_ROLE, Jars.API + ".error", Jars.API + ".secret")
                .check(Jars.neonRole());
    }

    @Test
    void injectionIntoKubernetesUsesTheApiAndOneClient() {
        assertThat(Jars.kubernetes()).isNotEmpty();
        CodeRules.usesNothingBut(
                        Jars.KUBERNETES,
                        Jars.API,
                        Jars.API + ".binding",
                        Jars.API + ".cluster",
                        Jars.API + ".error",
                        Jars.API + ".network",
                        Jars.API + ".resource",
                        Jars.API + ".secret",
                        Jars.API + ".spi",
                        "io.fabric8.kubernetes..",
                        "com.sun.net.httpserver..",
                        "javax.crypto..",
                        "javax.net.ssl..")
                .check(Jars.kubernetes());
    }

    @Test
    void theApiServerForTestsKnowsNothingOfTheBroker() {
        assertThat(Jars.apiServer()).isNotEmpty();
        CodeRules.usesNothingBut(Jars.API_SERVER, "javax.net.ssl..", "org.junit.jupiter.api..")
                .check(Jars.apiServer());
    }

    @Test
    void internalsOfTheApiStayInside() {
        CodeRules.neverUses(Jars.INTERNAL).check(Jars.aws());
        CodeRules.neverUses(Jars.INTERNAL).check(Jars.neon());
        CodeRules.neverUses(Jars.INTERNAL).check(Jars.kubernetes());
        CodeRules.neverUses(Jars.INTERNAL).check(Jars.core());
        CodeRules.neverUses(Jars.INTERNAL).check(Jars.tck());
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        CodeRules.PACKAGES_SAY_WHAT_LIVES_THERE.check(Jars.all());
    }

    @Test
    void mainCodePrintsNothing() {
        CodeRules.PRINTS_NOTHING.check(Jars.all());
    }

    @Test
    void mainCodeLogsWithSlf4j() {
        CodeRules.LOGS_WITH_SLF4J.check(Jars.all());
    }

    @Test
    void mainCodeThrowsWhatHasAName() {
        CodeRules.THROWS_WHAT_HAS_A_NAME.check(Jars.all());
    }

    @Test
    void clockAndIdsAreInjected() {
        CodeRules.CLOCK_AND_IDS_ARE_INJECTED.check(Jars.all());
        CodeRules.readsTheSystemClockOnlyIn(Jars.CORE).check(Jars.all());
    }

    @Test
    void nothingGlobalIsTouched() {
        CodeRules.NOTHING_GLOBAL_IS_TOUCHED.check(Jars.all());
    }

    @Test
    void checkedExceptionsStopAtTheDoor() {
        CodeRules.CHECKED_EXCEPTIONS_STOP_AT_THE_DOOR.check(Jars.core());
        CodeRules.CHECKED_EXCEPTIONS_STOP_AT_THE_DOOR.check(Jars.aws());
        CodeRules.CHECKED_EXCEPTIONS_STOP_AT_THE_DOOR.check(Jars.neon());
        CodeRules.CHECKED_EXCEPTIONS_STOP_AT_THE_DOOR.check(Jars.kubernetes());
    }
}
