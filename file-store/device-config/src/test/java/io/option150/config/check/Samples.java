package io.option150.config.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Files as phones take them. */
final class Samples {

    /** Names under which the samples are uploaded. */
    private static final Map<String, String> NAMES = Map.of(
            "unified-cm.cnf.xml", "SEP001122AABBCC.cnf.xml",
            "asterisk.cnf.xml", "SEP001122AABBCD.cnf.xml",
            "sccp.cnf.xml", "SEP001122AABBCE.cnf.xml",
            "List.xml", "Desktops/320x212x12/List.xml",
            "flat-profile.xml", "8841-3PCC.xml",
            "sections.loads", "sip88xx.14-2-1-0001-14.loads");

    private Samples() {}

    static String name(String sample) {
        return NAMES.getOrDefault(sample, sample);
    }

    static String text(String sample) {
        try (var in = Samples.class.getResourceAsStream(sample)) {
            return new String(Objects.requireNonNull(in, sample).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Findings without their sentences: {@code error 3:1 rule value}. */
    static String line(Finding finding) {
        return "%s %d:%d %s %s"
                .formatted(
                        finding.level(),
                        finding.place().line(),
                        finding.place().column(),
                        finding.rule().id(),
                        finding.value())
                .strip();
    }

    /** A tree that has these files, with their sizes, and no others. */
    static Tree tree(Map<String, Long> files) {
        return name -> {
            var size = files.get(name);
            return size == null ? Tree.Presence.ABSENT : Tree.Presence.of(size);
        };
    }
}
