package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads "(R7)" in a message finds out what R7 is. */
class RulesPageTest {

    /** Text blocks and texts; characters are matched too, so that a quote among them begins no text. */
    private static final Pattern TEXT =
            Pattern.compile("'(?:[^'\\\\\n]|\\\\.)'|\"{3}[\\s\\S]*?\"{3}|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"");

    /** One rule, or the first and the last of several: "R16 to R19". */
    private static final Pattern RULES = Pattern.compile("\\b(R|RES-)(\\d{1,2})(?: to (?:R|RES-)(\\d{1,2}))?\\b");

    private static final Pattern ROW =
            Pattern.compile("^\\| (R\\d+|RES-\\d+) \\| [^|]{20,} \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void explainsEveryRuleThatASourceTextNames() throws IOException {
        var named = new TreeSet<String>();
        for (var source : sources()) {
            texts(Files.readString(source)).flatMap(RulesPageTest::rules).forEach(named::add);
        }
        assertThat(named).hasSizeGreaterThan(10).contains("R7", "R17", "RES-2");
        assertThat(explained()).containsAll(named);
    }

    @Test
    void explainsEachRuleOnce() throws IOException {
        assertThat(explained()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    private static List<String> explained() throws IOException {
        return ROW.matcher(Files.readString(Documents.ROOT.resolve("docs/rules.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static Stream<String> texts(String source) {
        return TEXT.matcher(source).results().map(MatchResult::group);
    }

    private static Stream<String> rules(String text) {
        return RULES.matcher(text).results().flatMap(found -> {
            int first = Integer.parseInt(found.group(2));
            int last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
            return IntStream.rangeClosed(first, last).mapToObj(number -> found.group(1) + number);
        });
    }

    /** Main sources; what is built, kept or installed lies elsewhere. */
    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(Documents.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = Documents.ROOT.relativize(folder).getFileName().toString();
                return name.equals("target") || name.startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var path = file.toString();
                if (path.contains("/src/main/") && path.endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(found).hasSizeGreaterThan(500);
        return found;
    }
}
