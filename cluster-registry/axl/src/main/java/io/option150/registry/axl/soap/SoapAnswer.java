package io.option150.registry.axl.soap;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/** Reads answers row by row. What it gave out counts only when it came to the answer's end without failing. */
public final class SoapAnswer {

    /** Elements that hold rows; what stands beside them is a row itself. */
    private static final Set<String> HOLDERS = Set.of("return", "changes");

    private SoapAnswer() {}

    /** Gives out the answer's rows; fails at a fault, and where the answer is cut, too large, late or not one of AXL. */
    public static void read(BoundedStream stream, String operation, Consumer<Element> rows) throws AxlException {
        try {
            var xml = new Xml(stream);
            enter(xml, "Envelope", operation);
            enter(xml, "Body", operation);
            require(xml.toStart(), operation, "its body is empty");
            if (xml.isSoap("Fault")) {
                throw new AxlException(fault(operation, xml.element()));
            }
            require(xml.name().equals(operation + "Response"), operation, "it is a " + xml.name());
            while (xml.toStart()) {
                if (HOLDERS.contains(xml.name())) {
                    while (xml.toStart()) {
                        rows.accept(xml.element());
                    }
                } else {
                    rows.accept(xml.element());
                }
            }
            xml.toEnd();
        } catch (XMLStreamException unreadable) {
            throw unreadable(stream, operation, unreadable);
        }
    }

    /** Reads a document that is no SOAP, whole. */
    public static Element document(BoundedStream stream, String operation) throws AxlException {
        try {
            var xml = new Xml(stream);
            require(xml.toStart(), operation, "it is empty");
            Element root = xml.element();
            xml.toEnd();
            return root;
        } catch (XMLStreamException unreadable) {
            throw unreadable(stream, operation, unreadable);
        }
    }

    private static void enter(Xml xml, String name, String operation) throws XMLStreamException, AxlException {
        boolean there = xml.toStart();
        if (there && xml.isSoap("Header")) {
            xml.element();
            there = xml.toStart();
        }
        require(there && xml.isSoap(name), operation, "it has no " + name + " of SOAP 1.1");
    }

    private static void require(boolean holds, String operation, String otherwise) throws AxlException {
        if (!holds) {
            throw new AxlException(new AxlFailure.Malformed(operation, otherwise));
        }
    }

    private static AxlFailure fault(String operation, Element fault) {
        String code = fault.at("detail", "axlError", "axlcode");
        String text = fault.at("detail", "axlError", "axlmessage");
        return new AxlFailure.Fault(
                operation,
                code.matches("-?[0-9]{1,9}") ? Integer.parseInt(code) : 0,
                text.isEmpty() ? fault.at("faultstring") : text);
    }

    private static AxlException unreadable(BoundedStream stream, String operation, XMLStreamException why) {
        AxlFailure failure;
        if (stream.tooLong()) {
            failure = new AxlFailure.TooLarge(operation, stream.limit());
        } else if (stream.ended()) {
            failure = new AxlFailure.CutBody(operation, stream.bytes());
        } else {
            failure = new AxlFailure.Malformed(operation, String.valueOf(why.getMessage()));
        }
        return new AxlException(failure, why);
    }
}
