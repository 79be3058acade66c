package io.option150.config.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as it is written by templates, records and this suite: elements, attributes in double quotes, text, the five named
 * references. It says nothing of what has more, or a fault: that is read by {@link XmlReader}'s parser. Files of 100,000 phones are
 * made of such texts, and this takes a sixth of that parser's time.
 */
final class PlainXml {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final char LAST_PLAIN = '\uD7FF';

    /** The parser has a bound of its own far above. */
    private static final int LONGEST_NAME = 100;

    /** Names that were seen lately, each at the place of its hash: most are met in every file. */
    private static final @Nullable String[] NAMES = new String[2048];

    private final String text;
    private final Deque<Draft> open = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int elements;
    private @Nullable Element root;

    private PlainXml(String text) {
        this.text = text;
        if (text.startsWith(DECLARATION)) {
            at = DECLARATION.length();
            line = 2;
            lineStart = at;
        }
    }

    /**
     * The root, just as {@link XmlReader} would tell it.
     *
     * @param text its lines end in {@code \n}
     * @return empty: it is not so plain, or no XML
     */
    static Optional<Element> read(String text) {
        return new PlainXml(text).read();
    }

    private Optional<Element> read() {
        while (at < text.length()) {
            boolean isPlain = text.charAt(at) == '<' ? tag() : text();
            if (!isPlain) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(root);
    }

    private boolean tag() {
        var place = new Place(line, at - lineStart + 1);
        if (at + 1 < text.length() && text.charAt(at + 1) == '/') {
            at += 2;
            var name = name();
            return skip('>') && !open.isEmpty() && open.getLast().name.equals(name) && closed();
        }
        at++;
        var name = name();
        if (name.isEmpty()
                || root != null
                || ++elements > XmlReader.MAX_ELEMENTS
                || open.size() == XmlReader.MAX_DEPTH) {
            return false;
        }
        var draft = new Draft(name, place);
        while (skip(' ')) {
            if (!attribute(draft.attributes)) {
                return false;
            }
        }
        boolean isEmpty = skip('/');
        if (!skip('>')) {
            return false;
        }
        open.addLast(draft);
        return !isEmpty || closed();
    }

    private boolean closed() {
        var closed = open.removeLast().toElement();
        if (open.isEmpty()) {
            root = closed;
        } else {
            open.getLast().children.add(closed);
        }
        return true;
    }

    private boolean attribute(List<Attribute> attributes) {
        var name = name();
        if (name.isEmpty() || !skip('=') || !skip('"') || attributes.size() == XmlReader.MAX_ATTRIBUTES) {
            return false;
        }
        int end = text.indexOf('"', at);
        var value = end < 0 ? null : value(at, end);
        if (value == null || value.indexOf('\n') >= 0 || value.indexOf('\t') >= 0) {
            return false;
        }
        for (var other : attributes) {
            if (other.name().equals(name)) {
                return false;
            }
        }
        attributes.add(new Attribute(name, value));
        at = end + 1;
        return true;
    }

    private boolean text() {
        int end = text.indexOf('<', at);
        end = end < 0 ? text.length() : end;
        if (open.isEmpty()) {
            return blank(end);
        }
        var value = value(at, end);
        if (value == null || value.contains("]]>")) {
            return false;
        }
        open.getLast().text.append(value);
        countLines(end);
        at = end;
        return true;
    }

    /** Around the root there may be ends of lines alone. */
    private boolean blank(int end) {
        for (int letter = at; letter < end; letter++) {
            if (text.charAt(letter) != '\n') {
                return false;
            }
        }
        countLines(end);
        at = end;
        return true;
    }

    private void countLines(int end) {
        for (int next = text.indexOf('\n', at, end); next >= 0; next = text.indexOf('\n', next + 1, end)) {
            line++;
            lineStart = next + 1;
        }
    }

    /** A text with its references followed; null: there are other signs in it. */
    private @Nullable String value(int from, int to) {
        boolean isWritten = true;
        for (int letter = from; letter < to; letter++) {
            char sign = text.charAt(letter);
            if ((sign < ' ' && sign != '\n' && sign != '\t') || sign > LAST_PLAIN || sign == '<') {
                return null;
            }
            isWritten &= sign != '&';
        }
        return isWritten ? text.substring(from, to) : followed(from, to);
    }

    private @Nullable String followed(int from, int to) {
        var value = new StringBuilder();
        for (int letter = from; letter < to; letter++) {
            char sign = text.charAt(letter);
            if (sign == '&') {
                int end = text.indexOf(';', letter);
                char meant = end < 0 ? 0 : meant(text.substring(letter + 1, end));
                if (meant == 0) {
                    return null;
                }
                value.append(meant);
                letter = end;
            } else {
                value.append(sign);
            }
        }
        return value.toString();
    }

    private static char meant(String reference) {
        return switch (reference) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> 0;
        };
    }

    private boolean skip(char sign) {
        boolean isThere = at < text.length() && text.charAt(at) == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    /** The name that stands here, of the signs that names of fields have; empty: there is none. */
    private String name() {
        int from = at;
        int hash = 0;
        while (at < text.length() && at - from <= LONGEST_NAME && isOfName(text.charAt(at), at == from)) {
            hash = 31 * hash + text.charAt(at);
            at++;
        }
        if (at - from > LONGEST_NAME) {
            return "";
        }
        int place = hash & (NAMES.length - 1);
        var known = NAMES[place];
        if (known != null && known.length() == at - from && text.startsWith(known, from)) {
            return known;
        }
        var name = text.substring(from, at);
        NAMES[place] = name;
        return name;
    }

    private static boolean isOfName(char sign, boolean isFirst) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (!isFirst && ((sign >= '0' && sign <= '9') || sign == '_' || sign == '-' || sign == '.'));
    }

    /** An element whose end has not come. */
    private static final class Draft {

        private final String name;
        private final Place place;
        private final List<Attribute> attributes = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        Draft(String name, Place place) {
            this.name = name;
            this.place = place;
        }

        Element toElement() {
            return new Element(name, attributes, text.toString(), place, children);
        }
    }
}
