package io.option150.config.render;

/** A template that gives no file. Its message holds nothing of a record. */
public final class BadTemplate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String template;
    private final int line;

    /**
     * A fault in a template.
     *
     * @param line from 1; 0: of no one line
     */
    public BadTemplate(String template, int line, String reason) {
        super("Template " + template + (line > 0 ? ", line " + line : "") + ": " + reason);
        this.template = template;
        this.line = line;
    }

    public String template() {
        return template;
    }

    public int line() {
        return line;
    }
}
