package io.option150.config.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the place of secrets in texts of phones' files, so that these can be shown. All else stays, and so do lines. */
public final class SecretMask {

    /** What stands for a secret. */
    public static final String MASK = "***";

    // What is in an element that has no other in it: text, sections and comments. Possessive, since no part begins like
    // another.
    private static final Pattern ELEMENT = Pattern.compile("(<([A-Za-z_][A-Za-z0-9_.:-]{0,99})(?:\\s[^<>]{0,1000})?>)"
            + "((?:[^<]++|<!\\[CDATA\\[(?s:.*?)\\]\\]>|<!--(?s:.*?)-->)++)(?=</)");

    private static final Pattern LINE = Pattern.compile("(?m)^(\\s*([A-Za-z0-9_]{1,100})\\s*:)([^\\n]*)$");

    private SecretMask() {}

    /**
     * A file's text with stars for its secrets.
     *
     * @param path its name: files whose names end in {@code .cnf} are lines of keys, others XML
     */
    public static String of(String path, String text) {
        boolean isOfLines = path.toLowerCase(Locale.ROOT).endsWith(".cnf");
        var found = (isOfLines ? LINE : ELEMENT).matcher(text);
        var masked = new StringBuilder();
        while (found.find()) {
            if (Secrets.isSecret(found.group(2)) && !isEmpty(found.group(3))) {
                found.appendReplacement(masked, "");
                masked.append(found.group(1)).append(isOfLines ? " \"" + MASK + "\"" : stars(found.group(3)));
            }
        }
        return found.appendTail(masked).toString();
    }

    private static boolean isEmpty(String value) {
        var bare = value.strip();
        return bare.isEmpty() || bare.equals("\"\"");
    }

    /** As many lines as there were. */
    private static String stars(String value) {
        return MASK + "\n".repeat((int) value.chars().filter(it -> it == '\n').count());
    }
}
