package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.config.common.CommonKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/device-configs.md are the code's. */
class DocsTest {

    @Test
    void rulesAreThose() throws IOException {
        assertThat(table("| rule | level | why |"))
                .containsExactlyElementsOf(Stream.of(Rule.values())
                        .map(rule -> "| `%s` | %s | %s |"
                                .formatted(rule.id(), rule.level().name().toLowerCase(Locale.ROOT), marked(rule.why())))
                        .toList());
        assertThat(Stream.of(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
    }

    @Test
    void fieldsAreThose() throws IOException {
        assertThat(table("| in | rule | elements |"))
                .containsExactlyElementsOf(Tables.rows("fields.tsv", 3).stream()
                        .map(row -> "| `%s` | %s | `%s` |"
                                .formatted(
                                        row.get(0),
                                        marked(row.get(1)),
                                        row.get(2).replace(" ", "` `")))
                        .toList());
    }

    @Test
    void modelsAreThose() throws IOException {
        assertThat(table("| number | model | family | loads | calls | jar |"))
                .containsExactlyElementsOf(Model.all().stream()
                        .map(model -> "| %d | %s | %s | %s | %s | %s |"
                                .formatted(
                                        model.number(),
                                        model.name(),
                                        model.family(),
                                        String.join(" ", model.loads()),
                                        model.mostCalls() == 0 ? "" : model.mostCalls(),
                                        model.jar()))
                        .toList());
        assertThat(Model.all())
                .extracting(Model::number)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void kindsOfCommonFilesAreThose() throws IOException {
        assertThat(table("| kind | its file | content | call managers |"))
                .extracting(row -> row.split("`", -1)[1])
                .containsExactlyElementsOf(CommonKind.words());
    }

    private static String marked(String text) {
        return text.replace("|", "\\|").replaceAll("<([A-Za-z?/!…]+)>", "`<$1>`");
    }

    private static List<String> table(String header) throws IOException {
        return Files.readAllLines(Path.of("../../docs/device-configs.md")).stream()
                .dropWhile(line -> !line.equals(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
