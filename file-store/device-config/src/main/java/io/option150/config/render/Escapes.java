package io.option150.config.render;

/** Makes texts fit to stand in a file. */
final class Escapes {

    private Escapes() {}

    /** For XML, between tags and in attributes, whatever quotes a template puts around these. */
    static String xml(String text) {
        return written(text).replace("'", "&apos;");
    }

    /** For XML as it is written out, where attributes stand in double quotes. */
    static String written(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
