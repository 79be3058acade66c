package io.option150.config.render;

import io.option150.config.format.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Stamps files: phones compare a stamp to tell whether their file is new, so it is another one exactly when the bytes are. */
final class Stamp {

    /** The element that holds it, a child of the root. */
    static final String NAME = "versionStamp";

    private static final String CLOSING = "/>";
    private static final String BARE = "\n  <" + NAME + CLOSING;
    private static final int DIGITS = 32;

    private Stamp() {}

    /** With an empty stamp, however it was spelled and whatever stood in it. */
    static Element emptied(Element root) {
        if (root.at(NAME).isEmpty()) {
            return Elements.with(root, List.of(NAME), "");
        }
        var children = root.children().stream()
                .map(it -> it.is(NAME) ? new Element(NAME, List.of(), "", it.place(), List.of()) : it)
                .toList();
        return new Element(root.name(), root.attributes(), "", root.place(), children);
    }

    /** The text of one whose stamp is empty, with its stamp: drawn from the digest of all the rest. */
    static String of(Element root) {
        var bare = XmlWriter.write(root);
        // A child of the root: what is deeper stands further in, and no text has a sign that is not escaped.
        int at = bare.indexOf(BARE) + BARE.length();
        return bare.substring(0, at - CLOSING.length()) + ">" + digest(bare) + "</" + NAME + bare.substring(at - 1);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
