package io.option150.config.format;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as phones do: without namespaces, since Unified CM writes {@code xsi:type} and declares no {@code xsi}. Neither
 * document types nor external entities are followed.
 */
public final class XmlReader {

    /** Most elements in one another; Unified CM's files have 8. */
    public static final int MAX_DEPTH = 32;

    /** Most elements of a file; Unified CM's files have some 500. */
    public static final int MAX_ELEMENTS = 50_000;

    /** Most attributes of an element; phones' files have 5. */
    public static final int MAX_ATTRIBUTES = 32;

    // The JDK's own, whichever others there are: its faults and places are what the tests have seen.
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final String text;
    private final Places places;
    private final Deque<Draft> open = new ArrayDeque<>();
    private int elements;

    private XmlReader(String text) {
        this.text = text;
        this.places = new Places(text);
    }

    /**
     * Reads a whole file.
     *
     * @return the root
     */
    public static Element read(ConfigText text) throws MalformedConfig {
        var plain = PlainXml.read(text.value());
        return plain.isPresent() ? plain.get() : parse(text.value());
    }

    /** The same, by the parser alone: whatever has more than elements and texts, and whatever has a fault. */
    static Element parse(String text) throws MalformedConfig {
        return new XmlReader(text).read();
    }

    private Element read() throws MalformedConfig {
        requireStart();
        try {
            return root(FACTORY.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            var where = e.getLocation();
            int offset = where == null ? 0 : places.offset(where.getLineNumber(), where.getColumnNumber());
            var syntax = SyntaxFault.at(text, Math.min(offset, text.length()), openNames());
            var fault = new MalformedConfig(syntax.fault(), places.of(syntax.offset()), openNames());
            fault.initCause(e);
            throw fault;
        }
    }

    private void requireStart() throws MalformedConfig {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            throw fault(Fault.EMPTY, 0);
        }
        if (text.charAt(first) != '<') {
            throw fault(Fault.NO_XML, first);
        }
        if (first > 0 && text.startsWith("<?xml ", first)) {
            throw fault(Fault.LATE_DECLARATION, first);
        }
    }

    private Element root(XMLStreamReader xml) throws XMLStreamException, MalformedConfig {
        Element root = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.addLast(opened(xml));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getLast().text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var closed = open.removeLast().toElement();
                    if (open.isEmpty()) {
                        root = closed;
                    } else {
                        open.getLast().children.add(closed);
                    }
                }
                case XMLStreamConstants.DTD -> throw fault(Fault.DOCTYPE, Math.max(text.indexOf("<!DOCTYPE"), 0));
                default -> {
                    // Comments and instructions mean nothing to phones.
                }
            }
        }
        if (root == null) {
            throw fault(Fault.CUT, text.length());
        }
        return root;
    }

    private Draft opened(XMLStreamReader xml) throws MalformedConfig {
        var where = xml.getLocation();
        // A parser tells where a tag ends; no tag has a '<' in it but its first letter.
        int end = places.offset(where.getLineNumber(), where.getColumnNumber());
        int start = Math.max(text.lastIndexOf('<', end - 1), 0);
        if (++elements > MAX_ELEMENTS || open.size() == MAX_DEPTH || xml.getAttributeCount() > MAX_ATTRIBUTES) {
            throw fault(Fault.TOO_LARGE, start);
        }
        var attributes = new ArrayList<Attribute>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            attributes.add(new Attribute(
                    name(xml.getAttributePrefix(at), xml.getAttributeLocalName(at)), xml.getAttributeValue(at)));
        }
        return new Draft(name(xml.getPrefix(), xml.getLocalName()), attributes, places.of(start));
    }

    /** A name as written: a prefix is part of it, as it is for phones. */
    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ':' + local;
    }

    private MalformedConfig fault(Fault fault, int offset) {
        return new MalformedConfig(fault, places.of(offset), openNames());
    }

    private List<String> openNames() {
        return open.stream().map(draft -> draft.name).toList();
    }

    /** An element whose end has not come. */
    private static final class Draft {

        private final String name;
        private final List<Attribute> attributes;
        private final Place place;
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        Draft(String name, List<Attribute> attributes, Place place) {
            this.name = name;
            this.attributes = attributes;
            this.place = place;
        }

        Element toElement() {
            return new Element(name, attributes, text.toString(), place, children);
        }
    }
}
