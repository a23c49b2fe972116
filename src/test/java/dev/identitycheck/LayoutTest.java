package dev.identitycheck;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** How the packages may depend on each other, and what nobody may do. */
@AnalyzeClasses(packages = "dev.identitycheck", importOptions = DoNotIncludeTests.class)
class LayoutTest {

    private static final String RULES = "dev.identitycheck.domain";

    /** Outside the steps: the login that a flow is about, and what asks the step's factory for the dispatcher. */
    private static final Set<String> FLOW_READERS = Set.of(
            "dev.identitycheck.credential.GeneratedPin",
            "dev.identitycheck.login.BrokerLogin",
            "dev.identitycheck.login.CertificateLogin",
            "dev.identitycheck.login.LoginReader",
            "dev.identitycheck.login.StoredLoginClaims");

    private static final int LARGEST_PACKAGE = 27;

    private static final Set<String> TIME_READERS = Set.of("now", "currentTimeMillis", "nanoTime");
    private static final Set<String> CLOCKS =
            Set.of(Time.class.getName(), Clock.class.getName(), Date.class.getName(), Calendar.class.getName());

    @ArchTest
    static final ArchRule RULES_ARE_PURE = classes()
            .that()
            .resideInAPackage(RULES + "..")
            .should()
            .onlyDependOnClassesThat(describe(
                    "are of java.*, annotations of JSpecify or rules themselves",
                    c -> isOf(c, RULES) || isOf(c, "java") || isOf(c, "org.jspecify")))
            .because("a rule is read and tested without a server");

    @ArchTest
    static final ArchRule FLOWS_ARE_SEEN_BY_STEPS_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.identitycheck.authenticator..",
                    "dev.identitycheck.challenge",
                    "dev.identitycheck.page",
                    "dev.identitycheck.requiredaction..",
                    "dev.identitycheck.recovery..",
                    "dev.identitycheck.notice.disown")
            .and(describe("read nothing of the flow for others", c -> !FLOW_READERS.contains(outermost(c))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak.authentication..", "org.keycloak.forms..")
            .because("a step only routes: it asks the domain and answers with a page");

    @ArchTest
    static final ArchRule PACKAGES_USE_LOWER_FLOORS_ONLY = floors();

    private static ArchRule floors() {
        Architectures.LayeredArchitecture house = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitectureIgnoring(Floors.ROOT);
        for (String name : Floors.FLOORS.stream().flatMap(Set::stream).sorted().toList()) {
            house = house.layer(name).definedBy(Floors.ROOT + "." + name + "..");
        }
        for (Set<String> floor : Floors.FLOORS) {
            String[] below = Floors.below(floor).toArray(String[]::new);
            for (String name : floor) {
                house = below.length == 0
                        ? house.whereLayer(name).mayNotAccessAnyLayer()
                        : house.whereLayer(name).mayOnlyAccessLayers(below);
            }
        }
        return house.because("who reads a package needs to know those below it and no others");
    }

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.identitycheck.(**)").should().beFreeOfCycles();

    @ArchTest
    static void classesFormNoRings(JavaClasses classes) {
        assertThat(ClassRings.in(classes))
                .as("classes that need each other, other than sealed families")
                .isEmpty();
    }

    @ArchTest
    static final ArchRule ATTRIBUTES_ARE_WRITTEN_UNDER_THE_LOCK = noClasses()
            .that()
            .resideOutsideOfPackages("dev.identitycheck.account", "dev.identitycheck.account.contact")
            .should()
            .accessTargetWhere(describe("writes a user's attributes", LayoutTest::writesAttributes))
            .because("what is read, changed and written outside the row lock loses updates");

    @ArchTest
    static final ArchRule TRANSACTIONS_OF_ONES_OWN_ARE_BEGUN_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.identitycheck.keycloak.Transactions")
            .should()
            .accessTargetWhere(describe(
                    "runs a job in a transaction", access -> access.getName().startsWith("runJobInTransaction")))
            .because("each has the same name in the server's traces");

    @ArchTest
    static final ArchRule THE_DATABASE_IS_USED_IN_TWO_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages("dev.identitycheck.account", "dev.identitycheck.ratelimit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..")
            .because("accounts have their lock, counts their statements, and nothing else is stored");

    @ArchTest
    static final ArchRule ONLY_THE_CLOCK_READS_THE_TIME = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.identitycheck.keycloak.ServerClock")
            .should()
            .accessTargetWhere(describe("reads the time", LayoutTest::readsTheTime))
            .because("time comes in as a parameter, and the server's clock can be moved");

    @ArchTest
    static final ArchRule CHANCE_IS_SECURE = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("codes and salts must not be guessed");

    @ArchTest
    static final ArchRule RANDOMNESS_IS_HANDED_IN = noClasses()
            .that(describe("make no providers", c -> !outermost(c).endsWith("Factory")))
            .should()
            .callConstructorWhere(describe("makes a source of randomness", call -> call.getTargetOwner()
                    .isEquivalentTo(SecureRandom.class)))
            .orShould()
            .callMethod(SecureRandom.class, "getInstanceStrong")
            .because("provider factories make the source of randomness, and tests hand in one that they know");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGGING_IS_THE_SERVERS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.identitycheck.delivery.sms.smpp.JsmppLoggerFactory")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.logging..")
            .because("the server brings JBoss Logging, and a second binding breaks it");

    @ArchTest
    static final ArchRule NUMBERS_ARE_READ_IN_ONE_PLACE = onlyIn(
            "dev.identitycheck.phone", "com.google.i18n..", "what a number means depends on the realm and on the use");

    @ArchTest
    static final ArchRule SMPP_IS_SPOKEN_IN_ONE_PLACE =
            onlyIn("dev.identitycheck.delivery.sms.smpp", "org.jsmpp..", "a gateway is a folder of its own");

    @ArchTest
    static final ArchRule GATEWAYS_ARE_LEFT_OUT_IN_ONE_PLACE =
            onlyIn("dev.identitycheck.delivery.sms.failover", "dev.failsafe..", "a gateway is a folder of its own");

    @ArchTest
    static final ArchRule GATEWAYS_KNOW_THE_INTERFACE_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.identitycheck.delivery.sms.*")
            .should()
            .dependOnClassesThat(describe(
                    "are this extension's, outside the interface",
                    c -> isOf(c, "dev.identitycheck") && !isOf(c, "dev.identitycheck.delivery.sms")))
            .because("what comes with the extension needs no more than what others write");

    private static ArchRule onlyIn(String home, String library, String reason) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(reason);
    }

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            // The parent of the exceptions that mean "unknown, therefore refused": packages of their own throw them.
            .areNotAssignableFrom(CheckImpossibleException.class)
            .should(beFinal());

    @ArchTest
    static void packagesAreNullMarked(JavaClasses classes) {
        Set<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(p -> p.getName())
                .collect(Collectors.toSet());
        assertThat(unmarked).as("packages without @NullMarked").isEmpty();
    }

    @ArchTest
    static void packagesAreSmall(JavaClasses classes) {
        Map<String, Long> large = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        large.values().removeIf(files -> files <= LARGEST_PACKAGE);
        assertThat(large).as("packages of more than %d files", LARGEST_PACKAGE).isEmpty();
    }

    @ArchTest
    static void namesAreUnique(JavaClasses classes) {
        Set<String> seen = new HashSet<>();
        assertThat(classes.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName))
                .filteredOn(name -> !name.equals("package-info") && !seen.add(name))
                .as("simple names that two classes have")
                .isEmpty();
    }

    @ArchTest
    static void classesAreThere(JavaClasses classes) {
        assertThat(classes.contain("dev.identitycheck.domain.attempt.LockoutPolicy"))
                .isTrue();
        assertThat(classes.contain(LayoutTest.class)).as("tests are left out").isFalse();
        assertThat(FLOW_READERS).allMatch(classes::contain);
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static boolean isOf(JavaClass type, String root) {
        JavaClass component = type.getBaseComponentType();
        return component.isPrimitive()
                || component.getPackageName().equals(root)
                || component.getPackageName().startsWith(root + ".");
    }

    private static boolean writesAttributes(JavaAccess<?> access) {
        return Set.of("setAttribute", "setSingleAttribute", "removeAttribute").contains(access.getName())
                && assignableTo(UserModel.class).test(access.getTargetOwner());
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean asks = TIME_READERS.contains(access.getName());
        return CLOCKS.contains(owner.getName())
                || (asks && (isOf(owner, "java.time") || owner.isEquivalentTo(System.class)));
    }
}
