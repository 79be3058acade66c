package io.option150.edge.seen.facts;

import io.option150.registry.contract.ContentFacts;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations in XML, as phones do: without regard to namespaces, which Unified CM uses undeclared, and to the case of
 * names. No document type is followed, no entity fetched. Those of a 7940 and 7960 are text: {@link TextConfiguration}.
 */
final class Configuration {

    /** Real ones are 8 deep. */
    private static final int MOST_DEPTH = 64;

    private static final int MOST_TEXT = 512;
    private static final XMLInputFactory XML = factory();

    private final ConfigurationFields fields = new ConfigurationFields();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private Configuration() {}

    /** What it names; null: it is none that can be read. */
    static @Nullable ContentFacts read(byte[] bytes) {
        if (!beginsAsXml(bytes)) {
            return TextConfiguration.read(bytes);
        }
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return new Configuration().read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            // A phone throws it away, too.
            return null;
        }
    }

    private @Nullable ContentFacts read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < MOST_TEXT) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // Comments and instructions say nothing.
                }
            }
            if (path.size() > MOST_DEPTH) {
                return null;
            }
        }
        return fields.facts();
    }

    private void begin(XMLStreamReader reader) {
        String element = reader.getLocalName().toLowerCase(Locale.ROOT);
        String parent = path.isEmpty() ? "" : path.peek();
        path.push(element);
        text.setLength(0);
        fields.begin(parent, element);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            fields.attribute(
                    element, reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT), reader.getAttributeValue(i));
        }
    }

    private void end() {
        String element = path.pop();
        fields.element(
                path.isEmpty() ? "" : path.peek(), element, text.toString().strip());
        text.setLength(0);
    }

    private static boolean beginsAsXml(byte[] bytes) {
        int at = 0;
        // A mark of the byte order, and blanks.
        while (at < bytes.length && (bytes[at] < 0 || bytes[at] <= ' ')) {
            at++;
        }
        return at < bytes.length && bytes[at] == '<';
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
