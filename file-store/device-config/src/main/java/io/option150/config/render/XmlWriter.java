package io.option150.config.render;

import io.option150.config.format.Element;

/** Writes elements as phones read them: UTF-8, without a byte order mark, two blanks a level. */
final class XmlWriter {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private XmlWriter() {}

    static String write(Element root) {
        var writer = new XmlWriter();
        writer.element(root, "");
        return writer.text.toString();
    }

    private void element(Element element, String indent) {
        text.append(indent).append('<').append(element.name());
        for (var attribute : element.attributes()) {
            text.append(' ').append(attribute.name()).append("=\"");
            // A parser makes blanks of these where they stand as they are.
            text.append(
                    Escapes.written(attribute.value()).replace("\n", "&#10;").replace("\t", "&#9;"));
            text.append('"');
        }
        if (!element.children().isEmpty()) {
            text.append(">\n");
            element.children().forEach(child -> element(child, indent + "  "));
            text.append(indent).append("</").append(element.name()).append(">\n");
        } else if (element.text().isEmpty()) {
            text.append("/>\n");
        } else {
            text.append('>').append(Escapes.written(element.text()));
            text.append("</").append(element.name()).append(">\n");
        }
    }
}
