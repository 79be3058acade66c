package io.option150.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.server.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @Test
    void alignsTextLeftAndNumbersRight() throws Exception {
        assertThat(Table.of("id", "order", "on", "at").lines(rows("""
                                [{"id":"a","order":5,"on":true,"at":["192.0.2.1","192.0.2.2"]},
                                 {"id":"branch","order":100,"on":false,"at":[]}]"""), 80))
                .containsExactly(
                        "id      order  on   at", //
                        "a           5  yes  192.0.2.1, 192.0.2.2",
                        "branch    100  no   -");
    }

    @Test
    void countsTwoColumnsForEachChineseLetter() throws Exception {
        assertThat(Table.of("description", "n").lines(rows("""
                        [{"description":"上海分公司","n":1},{"description":"Zürich","n":2}]"""), 80))
                .containsExactly("description  n", "上海分公司   1", "Zürich       2");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 53, 60, 79})
    void fitsTheTerminalByCuttingTheWidestColumns(int width) throws Exception {
        var lines = Table.of("id", "detail", "description")
                .lines(
                        rows("[{\"id\":\"SEP001122AABBCC\",\"detail\":\"" + "x".repeat(90) + "\",\"description\":\""
                                + "海".repeat(50) + "\"}]"),
                        width);
        assertThat(lines).allMatch(line -> TextWidth.of(line) <= width);
        assertThat(lines.get(1)).startsWith("SEP001122AABBCC").contains("x…", "海…");
    }

    @Test
    void takesFieldsInsideOthers() throws Exception {
        assertThat(Table.of("addresses.tftp", "gone.at").lines(rows("[{\"addresses\":{\"tftp\":[\"a\",\"b\"]}}]"), 80))
                .containsExactly("addresses.tftp  gone.at", "a, b                  -");
    }

    /** Names come from phones: a terminal must not obey them. */
    @Test
    void passesNoControlCharacterOn() throws Exception {
        assertThat(Table.of("name").lines(rows("[{\"name\":\"a\\u001b]0;x\\u0007\\nb\\u202Ec\"}]"), 80))
                .containsExactly("name", "a\\u001b]0;x\\u0007\\u000ab\\u202ec");
    }

    @Test
    void cutsByWidthNotByLetters() {
        assertThat(TextWidth.cut("上海分公司", 10)).isEqualTo("上海分公司");
        assertThat(TextWidth.cut("上海分公司", 9)).isEqualTo("上海分公…");
        assertThat(TextWidth.cut("上海分公司", 6)).isEqualTo("上海…");
        assertThat(TextWidth.of("e\u0301")).isOne();
        assertThat(TextWidth.of("한글ｱ")).isEqualTo(5);
    }

    private static List<JsonNode> rows(String json) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        Json.MAPPER.readTree(json).forEach(rows::add);
        return rows;
    }
}
