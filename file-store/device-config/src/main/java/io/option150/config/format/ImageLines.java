package io.option150.config.format;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a {@code .loads} in its styles: one name a line; a table of name, size and digest; sections with
 * {@code part=name size=N}.
 */
final class ImageLines {

    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]{1,60})\\]");
    private static final Pattern PART =
            Pattern.compile("([A-Za-z0-9_]{1,60})=(\\S{1,255})\\s+size=(\\d{1,10})(?:\\s.*)?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_0-9]{1,60}\\s*=.*");
    private static final Pattern TABLE =
            Pattern.compile("(?:#\\+\\s*)?([^\\s#]\\S{0,254})\\s+(\\d{1,10})\\s+[0-9a-fA-F]{32}(?:\\s.*)?");
    private static final Pattern NAME = Pattern.compile("[^\\s#\\[=]\\S{0,254}");
    private static final int MOST = 1_000;

    private ImageLines() {}

    static List<Image> in(String text) {
        var images = new ArrayList<Image>();
        var platform = "";
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            // Some end in NUL bytes.
            var line = raw.replace("\0", "").strip();
            var section = SECTION.matcher(line);
            if (section.matches()) {
                platform = section.group(1).startsWith("PLATFORM") ? section.group(1) : "";
                continue;
            }
            var image = image(line, platform, new Place(number, 1));
            if (image != null && images.size() < MOST) {
                images.add(image);
            }
        }
        return images;
    }

    private static @Nullable Image image(String line, String platform, Place place) {
        var part = PART.matcher(line);
        if (part.matches()) {
            // Keys of a boot loader's own settings name no file.
            return part.group(1).startsWith("ebr_") ? null : image(part.group(2), part.group(3), platform, place);
        }
        var row = TABLE.matcher(line);
        if (row.matches()) {
            return image(row.group(1), row.group(2), platform, place);
        }
        if (KEY.matcher(line).matches() || !NAME.matcher(line).matches()) {
            return null;
        }
        return new Image(line, OptionalLong.empty(), platform, place);
    }

    private static Image image(String name, String size, String platform, Place place) {
        return new Image(name, OptionalLong.of(Long.parseLong(size)), platform, place);
    }
}
