package io.option150.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entity tag (RFC 9110, section 8.8.3).
 *
 * @param weak whether it stands for files that are alike, not for the same bytes
 * @param opaque what stands between the quotes; commas are as good as any other character there
 */
public record EntityTag(boolean weak, String opaque) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");
    /** One tag of a list with what parts it from the next. */
    private static final Pattern NEXT = Pattern.compile("[\\s,]*" + TAG.pattern() + "\\s*(?=,|$)");

    /** The tag that a header holds; empty when it is none. */
    public static Optional<EntityTag> parse(String text) {
        Matcher tag = TAG.matcher(text.strip());
        return tag.matches() ? Optional.of(of(tag)) : Optional.empty();
    }

    /** All tags of a header that may stand on several lines, up to the first thing that is none. */
    public static List<EntityTag> list(List<String> lines) {
        List<EntityTag> tags = new ArrayList<>();
        for (String line : lines) {
            Matcher next = NEXT.matcher(line);
            while (next.lookingAt()) {
                tags.add(of(next));
                next.region(next.end(), line.length());
            }
        }
        return tags;
    }

    /** Whether both stand for the same bytes. */
    public boolean isSameBytes(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /** Whether both stand for the same file, or for one as good. */
    public boolean isAlike(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /** As a header has it. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }

    private static EntityTag of(Matcher tag) {
        return new EntityTag(tag.group(1) != null, tag.group(2));
    }
}
