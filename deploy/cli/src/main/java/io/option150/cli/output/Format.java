package io.option150.cli.output;

/** How answers are printed. The names are what is typed. */
public enum Format {
    /** For people; fits the terminal. */
    table,
    /** The API's own document. */
    json,
    /** The same as YAML. */
    yaml
}
