package io.option150.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Finding;
import io.option150.config.check.Level;
import io.option150.config.check.Model;
import io.option150.config.check.Tree;
import io.option150.config.record.Inheritance;
import io.option150.config.record.RefusedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped templates pass our own checks, for every model of the table and each protocol that it has. */
class EveryModelTest {

    private static final Set<String> WITHOUT = Set.of("gateway", "module");

    @Test
    void hasFilesWithoutErrorsAndWarnings() {
        var rendered = new TreeSet<String>();
        for (var model : Model.all()) {
            for (var protocol : List.of("SIP", "SCCP")) {
                if (isTaken(model, protocol)) {
                    rendered.add(model.name() + " " + protocol);
                    assertThat(faults(model, protocol, Phones.load(model, protocol)))
                            .as("%s with %s", model.name(), protocol)
                            .isEmpty();
                    assertThat(faults(model, protocol, ""))
                            .as("%s with %s and no load", model.name(), protocol)
                            .isEmpty();
                }
            }
        }
        assertThat(rendered)
                .contains(
                        "7945 SIP",
                        "7945 SCCP",
                        "7940 SIP",
                        "7960 SCCP",
                        "8841 SIP",
                        "7821 SIP",
                        "9971 SIP",
                        "6921 SIP")
                .contains("ATA 187 SIP", "7920 SCCP", "8821 SIP")
                .doesNotContain("8841 SCCP", "7921 SIP", "ATA 186 SIP")
                .hasSizeGreaterThan(70);
        assertThat(Model.all().stream()
                        .filter(it -> !WITHOUT.contains(it.family()))
                        .filter(it -> !isTaken(it, "SIP") && !isTaken(it, "SCCP"))
                        .map(Model::name))
                .containsExactly("ATA 186", "ATA 188");
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream()
                .map(it -> it.rule() + " " + it.value())
                .sorted()
                .toList();
    }

    private static boolean isTaken(Model model, String protocol) {
        try {
            Inheritance.resolve(
                    Phones.device(Phones.settings(model.name(), protocol, ""), Phones.LINE), Phones.records());
            return true;
        } catch (RefusedRecord refused) {
            assertThat(refused.refusals())
                    .singleElement()
                    .satisfies(it -> assertThat(it.field()).isEqualTo("model"));
            return false;
        }
    }

    private static List<Finding> faults(Model model, String protocol, String load) {
        var record = Inheritance.resolve(
                Phones.device(Phones.settings(model.name(), protocol, load), Phones.LINE), Phones.records());
        var faults = new ArrayList<Finding>();
        for (var file : Renderer.render(record)) {
            file.root()
                    .ifPresent(root -> assertThat(rules(ConfigCheck.check(file.name(), root, Tree.UNKNOWN)))
                            .as("what it was written of tells the same")
                            .isEqualTo(rules(ConfigCheck.check(file.name(), file.bytes(), Tree.UNKNOWN))));
            ConfigCheck.check(file.name(), file.bytes(), Tree.UNKNOWN).stream()
                    .filter(it -> it.level() != Level.HINT)
                    .forEach(faults::add);
        }
        return faults;
    }
}
