package io.option150.config.render;

import java.nio.charset.StandardCharsets;

/**
 * A file made of a record.
 *
 * @param name as phones ask for it
 * @param text with what secrets it has in the clear, as phones need them
 */
public record RenderedFile(String name, String text) {

    /** As it is stored and served. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RenderedFile[" + name + ", " + text.length() + " characters]";
    }
}
