package io.option150.registry.discovery.probe;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What XMLDefault.cnf.xml tells of its cluster.
 *
 * @param autoRegistration null: it does not say
 */
record DefaultFile(@Nullable Boolean autoRegistration, List<String> callManagers) {

    private static final int MOST_CALL_MANAGERS = 16;
    private static final int LONGEST = 255;
    private static final XMLInputFactory FACTORY = factory();

    DefaultFile {
        callManagers = List.copyOf(callManagers);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Reads as much as can be read: of what is no XML nothing is told. */
    static DefaultFile read(byte[] file) {
        Boolean autoRegistration = null;
        List<String> callManagers = new ArrayList<>();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(file));
            String element = "";
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> element = xml.getLocalName();
                    case XMLStreamConstants.END_ELEMENT -> element = "";
                    case XMLStreamConstants.CHARACTERS -> {
                        var text = xml.getText().strip();
                        if (element.equalsIgnoreCase("autoRegistration") && !text.isEmpty()) {
                            autoRegistration = text.equalsIgnoreCase("enabled");
                        } else if (element.equalsIgnoreCase("processNodeName")
                                && !text.isEmpty()
                                && text.length() <= LONGEST
                                && callManagers.size() < MOST_CALL_MANAGERS) {
                            callManagers.add(text);
                        }
                    }
                    default -> {
                        // Comments and blanks say nothing.
                    }
                }
            }
        } catch (XMLStreamException _) {
            return new DefaultFile(autoRegistration, callManagers);
        }
        return new DefaultFile(autoRegistration, callManagers);
    }
}
