package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents lead somewhere, to the very heading, and none of the documents is lost. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^]]+]\\(([^)\\s]+)\\)|!\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?)\\s*$", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("`[^`\n]+`");
    private static final Pattern LINK_TEXT = Pattern.compile("\\[([^]]+)]\\([^)]*\\)");
    private static final Pattern NO_PART_OF_AN_ANCHOR = Pattern.compile("[^\\p{L}\\p{M}\\p{N} _-]");

    @Test
    void linksLeadSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        int seen = 0;
        for (var document : Documents.all()) {
            for (var link : links(document)) {
                seen++;
                if (!leadsSomewhere(document, link)) {
                    broken.add(Documents.ROOT.relativize(document) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).isGreaterThan(200);
    }

    /** Decisions, runbooks and pictures have a table of their own. */
    @Test
    void theIndexHasEachDocumentOnce() throws IOException {
        var index = Documents.ROOT.resolve("docs/README.md");
        var listed = links(index).stream()
                .map(link -> index.resolveSibling(file(link)).normalize())
                .toList();
        var single = Stream.of(list("docs"), list("docs/guides"))
                .flatMap(List::stream)
                .filter(document -> !document.equals(index))
                .toList();
        assertThat(listed).doesNotHaveDuplicates().containsAll(single);
    }

    @Test
    void tablesOfDecisionsAndRunbooksHaveEachPage() throws IOException {
        for (var folder : List.of("docs/decisions", "docs/runbooks")) {
            var table = Documents.ROOT.resolve(folder).resolve("README.md");
            var listed = links(table).stream()
                    .map(link -> table.resolveSibling(file(link)).normalize())
                    .toList();
            assertThat(listed)
                    .containsAll(list(folder).stream()
                            .filter(page -> !page.equals(table))
                            .toList());
        }
    }

    @Test
    void anchorsAreMadeAsPagesShowThem() {
        assertThat(anchor("RES: which bytes a phone gets")).isEqualTo("res-which-bytes-a-phone-gets");
        assertThat(anchor("What phones may trust (TVS)")).isEqualTo("what-phones-may-trust-tvs");
        assertThat(anchor("The same with `curl`")).isEqualTo("the-same-with-curl");
    }

    private static List<Path> list(String folder) throws IOException {
        try (var files = Files.list(Documents.ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** What a document links to, without addresses elsewhere. What stands in blocks and in quotes is no link. */
    private static List<String> links(Path document) throws IOException {
        var text = BLOCK.matcher(Files.readString(document)).replaceAll("");
        return LINK.matcher(QUOTED.matcher(text).replaceAll("`"))
                .results()
                .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        var file = file(link).isEmpty() ? document : document.resolveSibling(file(link));
        if (!Files.exists(file)) {
            return false;
        }
        int anchor = link.indexOf('#');
        return anchor < 0 || anchors(file).contains(link.substring(anchor + 1));
    }

    private static String file(String link) {
        int anchor = link.indexOf('#');
        return anchor < 0 ? link : link.substring(0, anchor);
    }

    private static Set<String> anchors(Path file) throws IOException {
        var anchors = new HashSet<String>();
        var text = BLOCK.matcher(Files.readString(file)).replaceAll("");
        for (var heading : HEADING.matcher(text).results().toList()) {
            var anchor = anchor(heading.group(1));
            for (int again = 1; !anchors.add(anchor); again++) {
                anchor = anchor(heading.group(1)) + "-" + again;
            }
        }
        return anchors;
    }

    /** A heading's anchor, as GitHub and GitLab make it. */
    private static String anchor(String heading) {
        var text = LINK_TEXT.matcher(heading).replaceAll("$1").toLowerCase(Locale.ROOT);
        return NO_PART_OF_AN_ANCHOR.matcher(text).replaceAll("").replace(' ', '-');
    }
}
