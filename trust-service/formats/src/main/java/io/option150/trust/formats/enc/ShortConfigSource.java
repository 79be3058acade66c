package io.option150.trust.formats.enc;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** What a full configuration gives to the short one beside it: some of the root's own elements. */
final class ShortConfigSource {

    private static final Set<String> WANTED = Set.of("loadInformation", "ipAddressMode", "capfAuthMode", "capfList");

    private final Map<String, String> found;

    private ShortConfigSource(Map<String, String> found) {
        this.found = found;
    }

    /** Reads a configuration; one that is no XML gives nothing. */
    static ShortConfigSource read(byte[] fullConfig) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLEventReader events = factory.createXMLEventReader(new ByteArrayInputStream(fullConfig));
            return new ShortConfigSource(ofRoot(events));
        } catch (XMLStreamException notXml) {
            // Whatever the phone makes of such a configuration: that there is an encrypted one it must be told.
            return new ShortConfigSource(Map.of());
        }
    }

    /** Characters within an element; empty where it is missing or blank. */
    Optional<String> text(String element) {
        return Optional.ofNullable(found.get(element)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Map<String, String> ofRoot(XMLEventReader events) throws XMLStreamException {
        Map<String, String> found = new HashMap<>();
        int depth = 0;
        while (events.hasNext()) {
            XMLEvent event = events.nextEvent();
            if (event.isStartElement()) {
                String name = event.asStartElement().getName().getLocalPart();
                if (depth == 1 && WANTED.contains(name)) {
                    found.put(name, content(events, !name.equals("capfList")));
                } else {
                    depth++;
                }
            } else if (event.isEndElement()) {
                depth--;
            }
        }
        return found;
    }

    /** What stands up to the end of the element that has begun: its characters alone, or all of it as XML. */
    private static String content(XMLEventReader events, boolean charactersAlone) throws XMLStreamException {
        var text = new StringWriter();
        XMLEventWriter xml = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(text);
        for (int depth = 1; depth > 0; ) {
            XMLEvent event = events.nextEvent();
            depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
            if (charactersAlone && event.isCharacters()) {
                text.write(event.asCharacters().getData());
            } else if (!charactersAlone && depth > 0) {
                xml.add(event);
            }
        }
        xml.flush();
        return text.toString();
    }
}
