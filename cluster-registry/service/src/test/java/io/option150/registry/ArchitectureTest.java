package io.option150.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.option150.testkit.ArchRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceUsesContractsAndPlatformOnly() {
        ArchRules.checkService("io.option150.registry");
    }

    /** The gateway calls the other services; what the registry knows of clusters and devices needs none of them. */
    @Test
    void theGatewayIsARoomOfItsOwn() {
        var all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.option150.registry");
        noClasses()
                .that()
                .resideOutsideOfPackage("io.option150.registry.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.option150.registry.gateway..", "io.vertx.httpproxy..")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("io.option150.registry.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.option150.registry.cluster..",
                        "io.option150.registry.device..",
                        "io.option150.*.contract..",
                        "io.option150.outbox..")
                .check(all);
    }
}
