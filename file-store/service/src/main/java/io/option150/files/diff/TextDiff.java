package io.option150.files.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import io.option150.config.check.SecretMask;
import io.option150.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is different between two texts, as a unified diff with three lines around each change. */
public final class TextDiff {

    /** Largest text, bytes: as large as a phone's file may be. */
    public static final int MOST_BYTES = 1 << 20;

    /** Most lines of both: what is wholly different takes time by their square. */
    static final int MOST_LINES = 20_000;

    private static final int AROUND = 3;

    /** Lines that name both. */
    private static final int HEADER = 2;

    private TextDiff() {}

    /**
     * Bytes as a text.
     *
     * @throws io.option150.web.ProblemException 422, where they are none, or too many
     */
    public static String text(String what, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw refused(
                    "%s has %d bytes; texts of at most %d are compared.".formatted(what, bytes.length, MOST_BYTES));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(what + " is no text in UTF-8.");
        }
    }

    /**
     * The diff, with stars for secrets; empty where nothing is different that may be shown.
     *
     * @param path of the file, which tells what its secrets are
     * @param from what the first is called
     * @param to what the second is called
     * @throws io.option150.web.ProblemException 422, where they have too many lines
     */
    public static String of(String path, String from, String first, String to, String second) {
        return ofFew(path, from, first, to, second)
                .orElseThrow(() -> refused("Both have %d lines; texts of at most %d together are compared."
                        .formatted(first.lines().count() + second.lines().count(), MOST_LINES)));
    }

    /** The same; empty where they have too many lines. */
    public static Optional<String> ofFew(String path, String from, String first, String to, String second) {
        var before = lines(SecretMask.of(path, first));
        var after = lines(SecretMask.of(path, second));
        if (before.size() + after.size() > MOST_LINES) {
            return Optional.empty();
        }
        Patch<String> patch =
                DiffUtils.diff(before, after, MyersDiffWithLinearSpace.factory().create());
        return Optional.of(
                patch.getDeltas().isEmpty()
                        ? ""
                        : String.join(
                                        "\n",
                                        removedFirst(
                                                UnifiedDiffUtils.generateUnifiedDiff(from, to, before, patch, AROUND)))
                                + "\n");
    }

    /** The same, in each change first what goes: the algorithm finds it in any order. */
    private static List<String> removedFirst(List<String> unified) {
        var ordered = new ArrayList<>(unified.subList(0, HEADER));
        var added = new ArrayList<String>();
        for (var line : unified.subList(HEADER, unified.size())) {
            if (line.startsWith("+")) {
                added.add(line);
                continue;
            }
            if (!line.startsWith("-")) {
                ordered.addAll(added);
                added.clear();
            }
            ordered.add(line);
        }
        ordered.addAll(added);
        return ordered;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static RuntimeException refused(String why) {
        return Problem.of(422, "no-diff", "Cannot be compared", why).exception();
    }
}
