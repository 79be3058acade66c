package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rule of one field's value. An empty value is left to the phone's default, and breaks none. */
sealed interface ValueRule {

    /** Finds what is wrong with a value that is not empty. */
    void check(Element field, Subject subject);

    /** An element with others in it. */
    record Group(boolean isRepeated) implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            // What is in it has rules of its own.
        }
    }

    /** Any text, up to a length. */
    record Text(int longest) implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            int length = field.value().length();
            if (length > longest) {
                subject.find(Rule.VALUE_LENGTH, field, field.name(), longest, length);
            }
        }
    }

    /** A number of a range. */
    record Range(int least, int most) implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            if (!Numbers.isWithin(field.value(), least, most)) {
                subject.find(Rule.VALUE_RANGE, field, field.name(), least, most);
            }
        }
    }

    /** Numbers of a range, with commas. */
    record NumberList(int least, int most) implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            if (!Arrays.stream(field.value().split(",", -1))
                    .allMatch(number -> Numbers.isWithin(number.strip(), least, most))) {
                subject.find(Rule.VALUE_LIST, field, field.name(), least, most);
            }
        }
    }

    /** One of some words, whatever their case. */
    record Word(List<String> words) implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            if (words.stream().noneMatch(field.value()::equalsIgnoreCase)) {
                subject.find(Rule.VALUE_WORD, field, field.name(), String.join(", ", words));
            }
        }
    }

    /** What a text must look like. */
    record Shape(Rule rule, Predicate<String> fits, int longest) implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            if (!fits.test(field.value())) {
                subject.find(rule, field, field.name());
            } else {
                new Text(longest).check(field, subject);
            }
        }
    }

    /** A file that must be there. */
    record NamedFile() implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            if (subject.lacksAll(field.value())) {
                subject.find(Rule.FILE_MISSING, field, field.value());
            }
        }
    }

    /** A load that must be there. */
    record Load() implements ValueRule {
        @Override
        public void check(Element field, Subject subject) {
            Loads.check(field, subject);
        }
    }

    /** Reads a rule as the table of fields writes it. */
    static ValueRule of(String text) {
        var words = List.of(text.split(" ", -1));
        int longest = words.size() > 1 && Numbers.isWithin(words.get(1), 0, Integer.MAX_VALUE)
                ? Integer.parseInt(words.get(1))
                : Integer.MAX_VALUE;
        return switch (words.getFirst()) {
            case "group" -> new Group(false);
            case "groups" -> new Group(true);
            case "text", "secret" -> new Text(longest);
            case "boolean" -> new Shape(Rule.VALUE_BOOLEAN, Shapes::isBoolean, longest);
            case "host" -> new Shape(Rule.VALUE_HOST, Shapes::isHost, longest);
            case "url" -> new Shape(Rule.VALUE_URL, Shapes.URL.asMatchPredicate(), longest);
            case "time" -> new Shape(Rule.VALUE_TIME, Shapes.TIME.asMatchPredicate(), longest);
            case "date" -> new Shape(Rule.VALUE_DATE, Shapes.DATE.asMatchPredicate(), longest);
            case "zone" -> new Shape(Rule.VALUE_ZONE, Shapes.ZONES::contains, longest);
            case "file" -> new NamedFile();
            case "load" -> new Load();
            case "numbers" -> {
                var range = range(words.get(1));
                yield new NumberList(range.least, range.most);
            }
            default -> text.contains("..") ? range(text) : new Word(List.of(text.split("\\|", -1)));
        };
    }

    private static Range range(String text) {
        var ends = text.split("\\.\\.", -1);
        return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    /** How values look. */
    final class Shapes {

        static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
        static final Pattern TIME = Pattern.compile("(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|24:00");
        static final Pattern DATE =
                Pattern.compile("(?:D([/.-])M\\1|M([/.-])D\\2|D([/.-])MM\\3)YY?A?|YY?([/.-])M\\4DA?");
        static final Set<String> ZONES = Set.copyOf(Tables.lines("timezones.txt"));

        private static final Set<String> BOOLEANS = Set.of("true", "false", "0", "1");
        private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
        private static final Pattern IPV4 =
                Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
        private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]+(?:%\\w+)?\\]?");
        private static final Pattern NAME = Pattern.compile(
                "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.?");

        private Shapes() {}

        static boolean isBoolean(String value) {
            return BOOLEANS.contains(value.toLowerCase(Locale.ROOT));
        }

        static boolean isHost(String value) {
            if (DOTTED.matcher(value).matches()) {
                return IPV4.matcher(value).matches();
            }
            return IPV6.matcher(value).matches() || NAME.matcher(value).matches();
        }
    }
}
