package io.option150.config.render;

import io.option150.config.record.RefusedRecord;
import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Renders templates of Qute that reach the maps, lists and texts they are given, and nothing else: there are {@code if} and
 * {@code for}, no other sections, no methods, no namespaces, no files that they could include. What comes out is escaped. How
 * long a template may be, how deep, how many values it may ask for, how far its loops may go and how much it may give is bounded.
 */
final class Sandbox {

    /** Longest file, characters: as long as a check reads. */
    static final int MOST_OUTPUT = 1024 * 1024;

    static final int LONGEST_TEMPLATE = 64 * 1024;
    static final int MOST_SECTIONS = 200;

    private static final Pattern SECTION = Pattern.compile("\\{#");
    private static final Pattern LONG_EXPRESSION = Pattern.compile("\\{[^{}]{500}");

    private final Engine engine;

    /**
     * A sandbox for one form of files.
     *
     * @param escape makes any text fit for it
     */
    Sandbox(UnaryOperator<String> escape) {
        ResultMapper escaping = (value, expression) -> {
            if (value instanceof String text) {
                return escape.apply(text);
            }
            throw new TemplateException(expression.getOrigin(), expression.toOriginalString() + " is no text");
        };
        this.engine = Engine.builder()
                .addSectionHelpers(new IfSectionHelper.Factory(), new RecordLoop())
                .addValueResolver(new LoopValues())
                .addValueResolver(new RecordValues())
                .addResultMapper(escaping)
                .strictRendering(true)
                .removeStandaloneLines(true)
                .build();
    }

    /**
     * Reads a template.
     *
     * @param name for faults
     * @throws BadTemplate naming template and line
     */
    Template parse(String name, String text) {
        if (text.length() > LONGEST_TEMPLATE) {
            throw new BadTemplate(name, 0, "a template has " + LONGEST_TEMPLATE + " characters at most");
        }
        if (SECTION.matcher(text).results().count() > MOST_SECTIONS) {
            throw new BadTemplate(name, 0, "a template has " + MOST_SECTIONS + " sections at most");
        }
        var expression = LONG_EXPRESSION.matcher(text);
        if (expression.find()) {
            int line = 1
                    + (int) text.substring(0, expression.start())
                            .chars()
                            .filter(letter -> letter == '\n')
                            .count();
            throw new BadTemplate(name, line, "an expression has 499 characters at most");
        }
        try {
            return engine.parse(text, null, name);
        } catch (TemplateException refused) {
            throw bad(name, refused);
        }
    }

    /**
     * Fills a template.
     *
     * @throws BadTemplate naming template and line
     */
    String render(Template template, String name, Map<String, Object> values) {
        var output = new StringBuilder();
        try {
            template.instance()
                    .data(values)
                    .setAttribute(Budget.ATTRIBUTE, new Budget())
                    .consume(piece -> {
                        if (output.length() + piece.length() > MOST_OUTPUT) {
                            throw new TemplateException("a file has " + MOST_OUTPUT + " characters at most");
                        }
                        output.append(piece);
                    })
                    .toCompletableFuture()
                    .join();
        } catch (TemplateException refused) {
            throw bad(name, refused);
        } catch (CompletionException failed) {
            throw switch (failed.getCause()) {
                case TemplateException refused -> bad(name, refused);
                // Whoever escapes may refuse a value.
                case RefusedRecord refused -> refused;
                case null, default -> failed;
            };
        }
        return output.toString();
    }

    private static BadTemplate bad(String name, TemplateException refused) {
        var origin = refused.getOrigin();
        var bad = new BadTemplate(name, origin == null ? 0 : origin.getLine(), String.valueOf(refused.getMessage()));
        bad.initCause(refused);
        return bad;
    }
}
