package io.option150.config.render;

import io.option150.config.format.Element;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file made of a record.
 *
 * @param name as phones ask for it
 * @param text with what secrets it has in the clear, as phones need them
 * @param root what the text was written of, its stamp left empty; empty where it is no XML
 */
public record RenderedFile(String name, String text, Optional<Element> root) {

    /** One that is no XML. */
    public RenderedFile(String name, String text) {
        this(name, text, Optional.empty());
    }

    /** As it is stored and served. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RenderedFile[" + name + ", " + text.length() + " characters]";
    }
}
