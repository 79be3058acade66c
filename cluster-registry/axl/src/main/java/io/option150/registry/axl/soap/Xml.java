package io.option150.registry.axl.soap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML of a stranger, read as a stream: no DTD, no entity but the five of XML itself, and nothing without bounds. */
final class Xml {

    private static final int MAX_DEPTH = 24;
    private static final int MAX_ELEMENTS = 4_096;
    private static final int MAX_ALL_ELEMENTS = 1_000_000;
    private static final int MAX_TEXT = 64 << 10;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int elements;
    private int allElements;
    private int text;

    Xml(BoundedStream stream) throws XMLStreamException {
        reader = FACTORY.createXMLStreamReader(stream);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    /** Goes to the next start or end of an element; true at a start. */
    boolean toStart() throws XMLStreamException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // Blanks and comments between elements say nothing.
                }
            }
        }
    }

    /** Reads what is left, so that a cut answer is found out. */
    void toEnd() throws XMLStreamException {
        while (reader.hasNext()) {
            next();
        }
    }

    String name() {
        return reader.getLocalName();
    }

    boolean isSoap(String localName) {
        return reader.getLocalName().equals(localName) && SoapRequest.SOAP.equals(reader.getNamespaceURI());
    }

    /** The whole element at whose start the reader stands; the reader stands at its end afterwards. */
    Element element() throws XMLStreamException {
        elements = 0;
        text = 0;
        return element(1);
    }

    private Element element(int depth) throws XMLStreamException {
        elements++;
        allElements++;
        if (allElements > MAX_ALL_ELEMENTS) {
            throw new XMLStreamException("more than " + MAX_ALL_ELEMENTS + " elements");
        }
        if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) {
            throw new XMLStreamException(
                    "more than " + MAX_DEPTH + " levels or " + MAX_ELEMENTS + " elements in a row");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        var words = new StringBuilder();
        List<Element> children = new ArrayList<>();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(name, attributes, words.toString().strip(), children);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    count(reader.getTextLength());
                    words.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    private Map<String, String> attributes() throws XMLStreamException {
        Map<String, String> attributes = HashMap.newHashMap(reader.getAttributeCount());
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            count(reader.getAttributeValue(index).length());
            attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
        }
        return attributes;
    }

    private void count(int characters) throws XMLStreamException {
        text += characters;
        if (text > MAX_TEXT) {
            throw new XMLStreamException("more than " + MAX_TEXT + " characters in a row");
        }
    }

    private int next() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type or an entity of its own");
        }
        return event;
    }
}
