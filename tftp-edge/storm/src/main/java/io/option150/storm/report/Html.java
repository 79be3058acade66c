package io.option150.storm.report;

/** Text within a page. */
final class Html {

    private Html() {}

    /** The text with what HTML would read as markup written out. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
