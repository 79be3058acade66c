package io.option150.registry.axl.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A call as a strict server takes it: what is wrong with it is thrown as {@link Unfit}. */
record Call(String schema, String operation, List<Element> parts) {

    /** The parts of each operation, in the schema's order. */
    private static final Map<String, List<String>> SEQUENCES = new HashMap<>(Map.of(
            "getCCMVersion", List.of("processNodeName"),
            "listPhone", List.of("searchCriteria", "returnedTags", "skip", "first"),
            "getPhone", List.of("name", "uuid", "returnedTags"),
            "getCallManagerGroup", List.of("name", "uuid", "returnedTags"),
            "listChange", List.of("startChangeId", "objectList")));

    static {
        SEQUENCES.put("applyPhone", List.of("name", "uuid"));
        SEQUENCES.put("doDeviceReset", List.of("deviceName", "isHardReset", "deviceResetType"));
        for (String list : List.of(
                "listProcessNode",
                "listProcessNodeService",
                "listCallManager",
                "listCallManagerGroup",
                "listRemoteCluster")) {
            SEQUENCES.put(list, List.of("searchCriteria", "returnedTags", "skip", "first"));
        }
    }

    static final class Unfit extends Exception {
        Unfit(String why) {
            super(why);
        }
    }

    static Call of(Headers headers, byte[] body) throws Unfit {
        require(
                String.valueOf(headers.getFirst("Content-Type")).startsWith("text/xml"),
                "the content type is " + headers.getFirst("Content-Type"));
        Element root = parse(body).getDocumentElement();
        require(is(root, "http://schemas.xmlsoap.org/soap/envelope/", "Envelope"), "no SOAP 1.1");
        Element soapBody = children(root).stream()
                .filter(child -> child.getLocalName().equals("Body"))
                .findFirst()
                .orElseThrow(() -> new Unfit("no Body"));
        require(children(soapBody).size() == 1, "not one operation");
        Element operation = children(soapBody).getFirst();
        String namespace = String.valueOf(operation.getNamespaceURI());
        require(namespace.matches("http://www\\.cisco\\.com/AXL/API/[0-9]+\\.[0-9]"), "the namespace is " + namespace);
        var call = new Call(
                namespace.substring(namespace.lastIndexOf('/') + 1), operation.getLocalName(), children(operation));
        String action = "\"CUCM:DB ver=" + call.schema() + " " + call.operation() + "\"";
        require(action.equals(headers.getFirst("SOAPAction")), "SOAPAction is not " + action);
        call.check();
        return call;
    }

    private void check() throws Unfit {
        List<String> sequence = SEQUENCES.get(operation);
        if (sequence == null) {
            throw new Unfit("no operation " + operation);
        }
        int last = -1;
        for (Element part : parts) {
            unqualified(part);
            int place = sequence.indexOf(part.getLocalName());
            require(place > last, part.getLocalName() + " has no place there");
            last = place;
        }
        if (operation.startsWith("list") && !operation.equals("listChange")) {
            require(!tags("searchCriteria").isEmpty(), "searchCriteria has no element");
            require(has("returnedTags"), "returnedTags is missing");
        }
        if (operation.startsWith("get") && !operation.equals("getCCMVersion")) {
            require(has("name") != has("uuid"), "neither name nor uuid, or both");
        }
    }

    private static void unqualified(Element part) throws Unfit {
        require(part.getNamespaceURI() == null, part.getLocalName() + " is qualified");
        for (Element child : children(part)) {
            unqualified(child);
        }
    }

    boolean has(String part) {
        return part(part).findFirst().isPresent();
    }

    /** The text of a part; empty without the part. */
    String text(String part) {
        return part(part).findFirst().map(Element::getTextContent).orElse("");
    }

    String attribute(String part, String attribute) {
        return part(part)
                .findFirst()
                .map(found -> found.getAttribute(attribute))
                .orElse("");
    }

    /** The names or texts of what a part holds. */
    List<String> tags(String part) {
        return part(part)
                .flatMap(found -> children(found).stream())
                .map(Element::getLocalName)
                .toList();
    }

    List<String> texts(String part) {
        return part(part)
                .flatMap(found -> children(found).stream())
                .map(Element::getTextContent)
                .toList();
    }

    private Stream<Element> part(String name) {
        return parts.stream().filter(part -> part.getLocalName().equals(name));
    }

    private static Document parse(byte[] body) throws Unfit {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new Unfit("no XML: " + new String(body, UTF_8));
        }
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI())
                && element.getLocalName().equals(name);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static void require(boolean holds, String otherwise) throws Unfit {
        if (!holds) {
            throw new Unfit(otherwise);
        }
    }
}
