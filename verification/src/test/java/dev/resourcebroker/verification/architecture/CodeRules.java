package dev.resourcebroker.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;

/** What main code does nowhere, whichever room it lies in. */
final class CodeRules {
    static final ArchRule PRINTS_NOTHING = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    static final ArchRule LOGS_WITH_SLF4J = neverUses("java.util.logging..");

    static final ArchRule THROWS_WHAT_HAS_A_NAME = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    static final ArchRule CLOCK_AND_IDS_ARE_INJECTED = noClasses()
            .should()
            .accessTargetWhere(describe("the target asks the JVM for time, ids or a pause", CodeRules::isAmbient));

    static final ArchRule NOTHING_GLOBAL_IS_TOUCHED = noClasses()
            .should()
            .accessTargetWhere(describe("the target changes state of the whole JVM", CodeRules::isGlobal));

    static final ArchRule PACKAGES_SAY_WHAT_LIVES_THERE =
            classes().should(new HavePackageInfo()).as("every package has a package-info with @NullMarked");

    static final ArchRule CHECKED_EXCEPTIONS_STOP_AT_THE_DOOR = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .declareThrowableOfType(describe("a checked exception", CodeRules::isChecked))
            .allowEmptyShould(true);

    private static final List<String> AMBIENT = List.of(
            "java.lang.System.currentTimeMillis(",
            "java.lang.Thread.sleep(",
            "java.util.Date.<init>()",
            "java.util.UUID.randomUUID(",
            "java.util.concurrent.TimeUnit.sleep(");

    private static final String CLOCK = "java.time.Clock";

    private static final List<String> GLOBAL = List.of(
            "java.lang.Runtime.addShutdownHook(",
            "java.lang.System.setProp",
            "java.lang.Thread.setDefaultUncaughtExceptionHandler(",
            "java.security.Security.addProvider(",
            "java.security.Security.insertProviderAt(",
            "java.security.Security.setProperty(",
            "java.sql.DriverManager.registerDriver(",
            "java.util.Locale.setDefault(",
            "java.util.TimeZone.setDefault(");

    private CodeRules() {}

    /** Reads the JVM's clock in the one package that hands it to the others. */
    static ArchRule readsTheSystemClockOnlyIn(String wiring) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(wiring)
                .should()
                .accessTargetWhere(describe("the target is a clock of the JVM", CodeRules::isSystemClock))
                .allowEmptyShould(true);
    }

    /** Depends on nothing but these packages, the Java platform and the null annotations. */
    static ArchRule usesNothingBut(String... packages) {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        not(resideInAnyPackage(packages).or(resideInAnyPackage("java..", "org.jspecify.."))))
                .allowEmptyShould(true);
    }

    /** Depends on nothing in this package. */
    static ArchRule neverUses(String unwanted) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(unwanted)
                .allowEmptyShould(true);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        boolean now = target.startsWith("java.time.") && target.contains(".now(") && !target.contains(CLOCK);
        return now || startsWithAny(target, AMBIENT);
    }

    private static boolean isSystemClock(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return startsWithAny(target, List.of(CLOCK + ".system", CLOCK + ".tick"));
    }

    private static boolean isGlobal(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        boolean registry = target.startsWith("com.google.crypto.tink.") && target.contains(".register");
        return registry || startsWithAny(target, GLOBAL);
    }

    private static boolean startsWithAny(String target, List<String> beginnings) {
        return beginnings.stream().anyMatch(target::startsWith);
    }

    private static boolean isChecked(JavaClass type) {
        return type.isAssignableTo(Exception.class) && !type.isAssignableTo(RuntimeException.class);
    }

    private static final class HavePackageInfo extends ArchCondition<JavaClass> {
        HavePackageInfo() {
            super("lie in a package with a package-info and @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
            String message = "package " + type.getPackageName() + " of " + type.getSimpleName();
            events.add(
                    new SimpleConditionEvent(type, marked, message + (marked ? " has" : " has no") + " @NullMarked"));
        }
    }
}
