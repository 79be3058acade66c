package io.option150.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;

/**
 * What a command prints.
 *
 * @param out answers
 * @param err all else: progress, what was done, errors
 */
public record Out(PrintStream out, PrintStream err, Terminal terminal, Format format) {

    private static final PrettyPrinter PRETTY = new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));

    /** A document. */
    public void one(JsonNode document) {
        if (format == Format.table) {
            Sheet.lines(document, terminal.columns()).forEach(out::println);
        } else {
            print(document);
        }
    }

    /** A document for programs only: people were told otherwise. */
    public void document(JsonNode document) {
        if (format != Format.table) {
            print(document);
        }
    }

    /** A list: as a table these rows, else the whole document. */
    public void list(JsonNode document, Iterable<JsonNode> rows, Table table) {
        if (format == Format.table) {
            table.lines(rows, terminal.columns()).forEach(out::println);
        } else {
            print(document);
        }
    }

    /** Rows below a line of their own, for people only. */
    public void part(String title, Iterable<JsonNode> rows, Table table) {
        out.println();
        out.println(title);
        table.lines(rows, terminal.columns()).forEach(out::println);
    }

    /** A line as it is, for people and for programs. */
    public void line(String text) {
        out.println(text);
    }

    /** A line for people, coloured where that is wanted. */
    public void coloured(String colour, String text, String plain) {
        var harmless = TextWidth.harmless(text);
        out.println(terminal.colour() ? colour + harmless + plain : harmless);
    }

    /** Says what was done, for people. */
    public void done(String text) {
        if (format == Format.table) {
            out.println(TextWidth.harmless(text));
        }
    }

    /** Says something beside the answer. */
    public void note(String text) {
        err.println(TextWidth.harmless(text));
    }

    /** Lines that end a command badly. */
    public static void failure(PrintStream err, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            err.println((i == 0 ? "option150: " : "") + TextWidth.harmless(lines.get(i)));
        }
    }

    private void print(JsonNode document) {
        if (format == Format.yaml) {
            out.print(Documents.yaml(document));
            return;
        }
        try {
            out.println(TextWidth.escapedJson(new ObjectMapper().writer(PRETTY).writeValueAsString(document)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
