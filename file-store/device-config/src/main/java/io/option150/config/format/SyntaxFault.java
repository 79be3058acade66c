package io.option150.config.format;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What kind of fault a parser stopped at, told by the text around: its own words depend on the language of the machine, and
 * may quote a password.
 */
record SyntaxFault(Fault fault, int offset) {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});");
    private static final Pattern END_TAG = Pattern.compile("</([^\\s<>/]*)");

    /**
     * The fault at or before an offset.
     *
     * @param offset where the parser stopped, at most the text's length
     * @param open names of the elements open there, outermost first
     */
    static SyntaxFault at(String text, int offset, List<String> open) {
        int ampersand = text.lastIndexOf('&', offset);
        if (ampersand > text.lastIndexOf('>', offset - 1) && !isReference(text, ampersand)) {
            return new SyntaxFault(Fault.AMPERSAND, ampersand);
        }
        int tag = text.lastIndexOf("</", offset);
        if (tag >= 0 && text.indexOf('>', tag) >= offset - 1 && !open.isEmpty()) {
            var end = END_TAG.matcher(text).region(tag, text.length());
            if (end.lookingAt() && !end.group(1).equals(open.getLast())) {
                return new SyntaxFault(Fault.NOT_CLOSED, tag);
            }
        }
        return text.substring(offset).isBlank()
                ? new SyntaxFault(Fault.CUT, text.length())
                : new SyntaxFault(Fault.SYNTAX, offset);
    }

    private static boolean isReference(String text, int ampersand) {
        return REFERENCE.matcher(text).region(ampersand, text.length()).lookingAt();
    }
}
