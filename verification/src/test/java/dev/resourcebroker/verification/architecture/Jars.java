package dev.resourcebroker.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The main classes of the published modules, read from the class path. */
final class Jars {
    /** The root package of the API. */
    static final String API = "dev.resourcebroker";

    /** The package of the API that its module doesn't export. */
    static final String INTERNAL = API + ".internal";

    /** The root package of the core. */
    static final String CORE = "dev.resourcebroker.core";

    /** The root package of the contract tests. */
    static final String TCK = "dev.resourcebroker.tck";

    /** The root package of the AWS provider. */
    static final String AWS = "dev.resourcebroker.aws";

    /** The root package of the Neon provider. */
    static final String NEON = "dev.resourcebroker.neon";

    /** The package of the Neon provider that knows PostgreSQL alone. */
    static final String NEON_ROLE = NEON + ".role";

    /** The root package of the simulated vendor. */
    static final String NEON_FAKE = NEON + ".fake";

    /** The root package of what injects into Kubernetes. */
    static final String KUBERNETES = "dev.resourcebroker.kubernetes";

    /** The package of the API server for tests. */
    static final String API_SERVER = KUBERNETES + ".apiserver";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(API)
            .that(not(resideInAPackage(API + ".verification..")));

    private Jars() {}

    static JavaClasses all() {
        return ALL;
    }

    static JavaClasses api() {
        return ALL.that(not(resideInAnyPackage(CORE + "..", TCK + "..", AWS + "..", NEON + "..", KUBERNETES + "..")));
    }

    static JavaClasses core() {
        return ALL.that(resideInAPackage(CORE + ".."));
    }

    static JavaClasses aws() {
        return ALL.that(resideInAPackage(AWS + ".."));
    }

    static JavaClasses neon() {
        return ALL.that(resideInAPackage(NEON + "..")).that(not(resideInAPackage(NEON_FAKE + "..")));
    }

    static JavaClasses neonRole() {
        return ALL.that(resideInAPackage(NEON_ROLE));
    }

    static JavaClasses neonFake() {
        return ALL.that(resideInAPackage(NEON_FAKE + ".."));
    }

    static JavaClasses kubernetes() {
        return ALL.that(resideInAPackage(KUBERNETES));
    }

    static JavaClasses apiServer() {
        return ALL.that(resideInAPackage(API_SERVER));
    }

    static JavaClasses tck() {
        return ALL.that(resideInAPackage(TCK + ".."));
    }
}
