package io.option150.registry.axl.soap;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One AXL request. Only the operation's element bears AXL's namespace, all within it bear none
 * ({@code elementFormDefault="unqualified"}); the order of the parts is the schema's.
 */
public record SoapRequest(String operation, List<Element> parts) {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final String AXL = "http://www.cisco.com/AXL/API/";

    public SoapRequest {
        parts = List.copyOf(parts);
    }

    public static SoapRequest of(String operation, Element... parts) {
        return new SoapRequest(operation, List.of(parts));
    }

    /**
     * A request for all objects of a kind.
     *
     * @param key the field that is searched by; all values fit
     * @param tags the fields that are asked for
     */
    public static SoapRequest list(String operation, String key, Element... tags) {
        return of(operation, Element.of("searchCriteria", Element.of(key, "%")), Element.of("returnedTags", tags));
    }

    /** The header {@code SOAPAction}, with its quotes. */
    public String action(String schema) {
        return "\"CUCM:DB ver=" + schema + " " + operation + "\"";
    }

    /** The envelope in UTF-8. */
    public byte[] envelope(String schema) {
        var bytes = new ByteArrayOutputStream(512);
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soapenv", "Envelope", SOAP);
            xml.writeNamespace("soapenv", SOAP);
            xml.writeStartElement("soapenv", "Body", SOAP);
            xml.writeStartElement("axl", operation, AXL + schema);
            xml.writeNamespace("axl", AXL + schema);
            for (Element part : parts) {
                write(xml, part);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException("memory refused " + operation, unwritable);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Element part) throws XMLStreamException {
        xml.writeStartElement(part.name());
        for (var attribute : part.attributes().entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        xml.writeCharacters(part.text());
        for (Element child : part.children()) {
            write(xml, child);
        }
        xml.writeEndElement();
    }
}
