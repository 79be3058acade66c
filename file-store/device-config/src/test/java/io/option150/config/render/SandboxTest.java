package io.option150.config.render;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template reaches its record and nothing else, and comes to an end. */
@Timeout(value = 20, unit = SECONDS)
class SandboxTest {

    private static final Map<String, Object> VALUES =
            Map.of("name", "<a & \"b\">", "lines", Collections.nCopies(50, Map.of("number", "1", "label", "")));

    private final Sandbox sandbox = new Sandbox(Escapes::xml);

    @Test
    void givesWhatItsRecordHasEscaped() {
        assertThat(render("<x a=\"{name}\">{#for line in lines}{#if line.label}no{#else}{line.number}{/if}{/for}</x>"))
                .isEqualTo("<x a=\"&lt;a &amp; &quot;b&quot;&gt;\">" + "1".repeat(50) + "</x>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name.class}",
                "{name.getClass}",
                "{name.getClass()}",
                "{name.class.forName('java.lang.Runtime')}",
                "{name.length}",
                "{name.raw}",
                "{lines.size}",
                "{lines.get(0)}",
                "{lines}",
                "{name.or('x')}",
                "{inject:files}",
                "{config:property('user.home')}",
                "{java:System.exit(1)}",
                "{str:builder}",
                "{none}",
                "{#include other /}",
                "{#insert /}",
                "{#let a=1}{a}{/let}",
                "{#eval name /}",
                "{#with name}{this.class}{/with}",
                "{#for i in 1000000000}x{/for}",
                "{#each 1000000000}x{/each}",
                "{#for letter in name}x{/for}",
                "{#for line in lines}{#for entry in line}x{/for}{/for}",
                "{#for line in lines}{#for number in line_count}x{/for}{/for}",
                "{#if name.bytes}x{/if}",
                "{#for line in lines}",
                "{/for}"
            })
    void givesNothingElse(String hostile) {
        assertThatThrownBy(() -> render("ok\n" + hostile + "\n")).isInstanceOfSatisfying(BadTemplate.class, bad -> {
            assertThat(bad.template()).isEqualTo("site.xml");
            assertThat(bad).hasMessageStartingWith("Template site.xml, line ");
            assertThat(bad.line()).isBetween(1, 3);
        });
    }

    @Test
    void countsWhatALoopAsksFor() {
        var loops = "{#for a in lines}{#for b in lines}{#for c in lines}{c.number}{/for}{/for}{/for}";

        assertThatThrownBy(() -> render(loops))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("10000 values at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Over the list itself, over what a loop around is at, and without a name but the first.
                "{#for a in lines}{#for b in lines}{#for c in lines}{#for d in lines}{/for}{/for}{/for}{/for}",
                "{#for r in rows}{#for a in r}{#for b in r}{#for c in r}{#for d in r}{/for}{/for}{/for}{/for}{/for}",
                "{#for a in self}{#for b in a}{#for c in b}{#for d in c}x{/for}{/for}{/for}{/for}"
            })
    void countsTheRoundsOfLoops(String loops) {
        var row = Collections.nCopies(50, "");
        var self =
                Collections.nCopies(50, Collections.nCopies(50, Collections.nCopies(50, Collections.nCopies(50, ""))));
        var values = Map.<String, Object>of(
                "lines", VALUES.get("lines"), "rows", Collections.nCopies(50, row), "self", self);
        assertThatThrownBy(() -> sandbox.render(sandbox.parse("site.xml", loops), "site.xml", values))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("Template site.xml, line 1")
                .hasMessageContaining("200000 steps at most");
    }

    @Test
    void countsAllThatIsInARound() {
        var body = "{#if 1 == 2 && 3 == 4}{/if}".repeat(150);

        assertThatThrownBy(() -> render("{#for a in lines}{#for b in lines}" + body + "{/for}{/for}"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("200000 steps at most");
    }

    @Test
    void leavesRoomForTheLongestLists() {
        var parameters = Collections.nCopies(2000, Map.of("name", "a", "value", "b"));
        var template = sandbox.parse(
                "site.xml", "{#for p in all}\n  <{p.name}{#if p.value} v=\"{p.value}\"{/if}/>\n{#else}none\n{/for}");

        assertThat(sandbox.render(template, "site.xml", Map.of("all", parameters)))
                .isEqualTo("  <a v=\"b\"/>\n".repeat(2000));
        assertThat(sandbox.render(template, "site.xml", Map.of("all", List.of())))
                .isEqualTo("none\n");
    }

    @Test
    void boundsWhatComesOut() {
        var loops = "{#for a in lines}{#for b in lines}" + "x".repeat(60_000) + "{/for}{/for}";

        assertThatThrownBy(() -> render(loops))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("1048576 characters at most");
    }

    @Test
    void boundsTheTemplateItself() {
        assertThatThrownBy(() -> render("x".repeat(Sandbox.LONGEST_TEMPLATE + 1)))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("65536 characters at most");
        assertThatThrownBy(() -> render("{#if name}".repeat(201) + "{/if}".repeat(201)))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("200 sections at most");
        assertThatThrownBy(() -> render("\n{name" + ".a".repeat(300) + "}"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("line 2");
        assertThat(render("{#if name}".repeat(200) + "x" + "{/if}".repeat(200))).isEqualTo("x");
    }

    @Test
    void doesNotTakeValuesForTemplates() {
        var template = sandbox.parse("site.xml", "{name}");

        assertThat(sandbox.render(template, "site.xml", Map.of("name", "{name}{#for i in lines}", "lines", List.of())))
                .isEqualTo("{name}{#for i in lines}");
    }

    private String render(String template) {
        return sandbox.render(sandbox.parse("site.xml", template), "site.xml", VALUES);
    }
}
