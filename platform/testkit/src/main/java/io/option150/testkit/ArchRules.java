package io.option150.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The architecture's rules, applied to one module by one line in a test of that module:
 * {@code ArchRules.checkLibrary("io.option150.tftp.protocol")} or {@code ArchRules.checkService("io.option150.edge")}.
 */
public final class ArchRules {

    /** What everyone may use: what all services share, and the plain libraries. */
    private static final String[] SHARED = {
        "io.option150.events..",
        "io.option150.audit..",
        "io.option150.seal..",
        "io.option150.search..",
        "io.option150.outbox..",
        "io.option150.web..",
        "io.option150.tftp..",
        "io.option150.trust.formats..",
        "io.option150.config..",
        "io.option150.unpack..",
        "io.option150.embedded.."
    };

    /** Where Kafka's plain clients do what its connector cannot (decision 0030). */
    private static final List<String> PLAIN_KAFKA = List.of(
            "io.option150.outbox.EventSender", "io.option150.outbox.TopicScan", "io.option150.edge.feed.TopicFeed");

    private ArchRules() {}

    /** A plain library: knows neither Quarkus nor what belongs to it, only itself and {@code allowed} of our packages. */
    public static void checkLibrary(String root, String... allowed) {
        checkLibrary(root, load(root), allowed);
    }

    static void checkLibrary(String root, JavaClasses module, String... allowed) {
        List<String> ours = new ArrayList<>(List.of(root + ".."));
        ours.addAll(Arrays.asList(allowed));
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "jakarta.ws.rs..")
                .because("a plain library never depends on Quarkus")
                .check(module);
        onlyUse(ours).check(module);
        checkCode(root, module);
    }

    /** A service: of our packages it uses itself, contracts of other services, platform and the plain libraries. */
    public static void checkService(String root) {
        checkService(root, load(root));
    }

    static void checkService(String root, JavaClasses module) {
        List<String> ours = new ArrayList<>(List.of(root + "..", "io.option150.*.contract.."));
        ours.addAll(Arrays.asList(SHARED));
        onlyUse(ours)
                .because("a service depends on other services' contract and on platform only")
                .check(module);
        checkCode(root, module);
    }

    private static void checkCode(String root, JavaClasses module) {
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(module);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("what a class needs comes through its constructor")
                .allowEmptyShould(true)
                .check(module);
        noClasses()
                .that(DescribedPredicate.describe(
                        "are none of " + PLAIN_KAFKA, type -> !PLAIN_KAFKA.contains(type.getName())))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.apache\\.kafka\\.clients\\.(consumer\\.KafkaConsumer|producer\\.KafkaProducer)")
                .because("all but these use channels of Reactive Messaging (decision 0030)")
                .allowEmptyShould(true)
                .check(module);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("logs go through one façade")
                .check(module);
        Dialect.check(root, module);
    }

    private static ArchRule onlyUse(List<String> ours) {
        return classes()
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("are of " + ours + " or not of Option150") {
                    @Override
                    public boolean test(JavaClass used) {
                        return !used.getPackageName().startsWith("io.option150")
                                || JavaClass.Predicates.resideInAnyPackage(ours.toArray(String[]::new))
                                        .test(used);
                    }
                });
    }

    private static JavaClasses load(String root) {
        JavaClasses module = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        if (module.isEmpty()) {
            throw new AssertionError("there are no classes in " + root);
        }
        return module;
    }
}
