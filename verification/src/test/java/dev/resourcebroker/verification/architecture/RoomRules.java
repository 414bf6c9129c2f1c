package dev.resourcebroker.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/** The walls between the rooms below one root package. A room that doesn't exist yet breaks none. */
final class RoomRules {
    private final String api;
    private final String core;

    /**
     * Rules for one house.
     *
     * @param api the root package of the API
     * @param core the root package of the rooms
     */
    RoomRules(String api, String core) {
        this.api = api;
        this.core = core;
    }

    ArchRule everyPackageIsARoom() {
        return classes()
                .that()
                .resideInAPackage(core + "..")
                .should()
                .resideInAnyPackage(packages(Rooms.ARROWS.keySet()))
                .as("every package of the core is a room that the table of rooms names")
                .allowEmptyShould(true);
    }

    ArchRule usesOnlyItsNeighbours(String room) {
        Set<String> neighbours = Rooms.neighboursOf(room);
        String[] open = packages(Stream.concat(Stream.of(room), neighbours.stream()));
        return noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat(resideInAPackage(core + "..").and(not(resideInAnyPackage(open))))
                .as("room " + room + " uses no rooms but " + neighbours)
                .allowEmptyShould(true);
    }

    ArchRule staysInItsRooms(String library) {
        Set<String> rooms = Rooms.thatMayUse(library);
        return noClasses()
                .that(resideInAPackage(core + "..").and(not(resideInAnyPackage(packages(rooms)))))
                .should()
                .dependOnClassesThat(resideInAPackage(library).and(not(describe("is shown", RoomRules::isShown))))
                .as("nobody but " + rooms + " uses " + library)
                .allowEmptyShould(true);
    }

    /** The rooms of a library aside, a type of it that the root shows is used by its one factory. */
    ArchRule isShownOnlyBy(String factory, String type, String... rooms) {
        return noClasses()
                .that(resideInAPackage(core + "..").and(not(resideInAnyPackage(packages(Stream.of(rooms))))))
                .and()
                .doNotHaveFullyQualifiedName(core + "." + factory)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(type)
                .as("nobody but " + factory + " shows " + type)
                .allowEmptyShould(true);
    }

    private static boolean isShown(JavaClass type) {
        return Rooms.SHOWN.containsKey(type.getName());
    }

    ArchRule everyLibraryHasARoom() {
        String[] known = Stream.of(
                        Stream.of(core + "..", api + ".."), Rooms.COMMON.stream(), Rooms.LIBRARIES.keySet().stream())
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(core + "..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(known)))
                .as("the core uses no library that has no room")
                .allowEmptyShould(true);
    }

    ArchRule jobsKnowNoDomainType() {
        return noClasses()
                .that()
                .resideInAPackage(packageOf("job"))
                .should()
                .dependOnClassesThat(resideInAPackage(api + "..")
                        .and(not(resideInAnyPackage(core + "..", api + ".error", api + ".spi"))))
                .as("room job knows no domain type")
                .allowEmptyShould(true);
    }

    private String[] packages(Set<String> rooms) {
        return packages(rooms.stream());
    }

    private String[] packages(Stream<String> rooms) {
        return rooms.map(this::packageOf).toArray(String[]::new);
    }

    private String packageOf(String room) {
        return room.equals(Rooms.ROOT) ? core : core + "." + room;
    }
}
