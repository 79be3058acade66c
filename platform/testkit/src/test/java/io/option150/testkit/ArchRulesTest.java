package io.option150.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchRulesTest {

    private static final String FIXTURES = "io.option150.testkit.fixture.";

    @Test
    void acceptsTheEmbeddedBackends() {
        ArchRules.checkLibrary("io.option150.embedded");
    }

    @Test
    void refusesFieldInjection() {
        refuses("fielded", "what a class needs comes through its constructor");
    }

    @Test
    void refusesUtilLogging() {
        refuses("logging", "logs go through one façade");
    }

    @Test
    void refusesAPlainKafkaClient() {
        refuses("kafka", "all but these use channels of Reactive Messaging");
    }

    @Test
    void refusesCirclesOfPackages() {
        refuses("circle", "Cycle detected");
    }

    @Test
    void refusesAServiceThatKnowsAnother() {
        refuses("foreign", "a service depends on other services' contract and on platform only");
    }

    @Test
    void refusesALibraryThatKnowsQuarkus() {
        String root = FIXTURES + "foreign";
        assertThatThrownBy(() -> ArchRules.checkLibrary(root, load(root)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a plain library never depends on Quarkus");
    }

    @Test
    void refusesToCheckNothing() {
        assertThatThrownBy(() -> ArchRules.checkLibrary("io.option150.nowhere"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("there are no classes in io.option150.nowhere");
    }

    private static void refuses(String fixture, String reason) {
        String root = FIXTURES + fixture;
        assertThatThrownBy(() -> ArchRules.checkService(root, load(root)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    private static JavaClasses load(String root) {
        return new ClassFileImporter().importPackages(root);
    }
}
