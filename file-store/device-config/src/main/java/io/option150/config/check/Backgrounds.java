package io.option150.config.check;

import io.option150.config.format.Element;
import java.util.Set;

/** The pictures that a phone offers behind its display. */
final class Backgrounds {

    private static final int MOST = 50;
    private static final String SCHEME = "TFTP:";
    private static final Set<String> FOLDERS = Set.of(
            "320x196x4", "320x212x12", "320x212x16", "320x216x16", "640x480x24", "800x480x24", "240x320x24", "95x34x1");

    private Backgrounds() {}

    static void check(Element root, Subject subject) {
        var ways = subject.path().split("/", -1);
        if (ways.length > 1 && !FOLDERS.contains(ways[ways.length - 2])) {
            subject.find(Rule.IMAGE_FOLDER, root.place(), ways[ways.length - 2]);
        }
        var items = root.children("ImageItem").toList();
        if (items.size() > MOST) {
            subject.find(Rule.IMAGE_COUNT, items.get(MOST).place(), String.valueOf(items.size()));
        }
        for (var item : items) {
            check(item, "Image", subject);
            check(item, "URL", subject);
        }
    }

    private static void check(Element item, String attribute, Subject subject) {
        var value = item.attribute(attribute).orElse("");
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || value.length() == SCHEME.length()) {
            subject.find(Rule.IMAGE_PATH, item.place(), value, attribute);
            return;
        }
        var file = value.substring(SCHEME.length());
        if (subject.lacksAll(file)) {
            subject.find(Rule.FILE_MISSING, item.place(), file, file);
        }
    }
}
