package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.site.CallManager;
import io.option150.registry.axl.site.Change;
import io.option150.registry.axl.site.NodeService;
import io.option150.registry.axl.site.Phone;
import io.option150.registry.axl.site.ProcessNode;
import io.option150.registry.axl.site.RemoteCluster;
import io.option150.registry.axl.soap.Element;
import java.util.stream.Stream;

/** Rows of answers as records, and the fields that are asked for so that the rows have them. Unknown fields say nothing. */
final class Rows {

    static final Element[] PHONE_TAGS =
            tags("name", "description", "model", "protocol", "devicePoolName", "securityProfileName");
    static final Element[] SERVICE_TAGS = tags("processNodeName", "service", "enable", "isActive");
    static final Element[] NODE_TAGS = tags("name", "ipv6Name", "nodeUsage", "processNodeRole");
    static final Element[] CALL_MANAGER_TAGS = {
        Element.of("name"), Element.of("processNodeName"), Element.naming("autoRegistration", "autoRegistrationEnabled")
    };
    static final Element[] REMOTE_TAGS = {
        Element.of("clusterId"),
        Element.of("description"),
        Element.of("fullyQualifiedName"),
        Element.naming("tftp", "enabled", "remoteIpAddress1", "remoteIpAddress2", "remoteIpAddress3")
    };

    private Rows() {}

    private static Element[] tags(String... names) {
        return Stream.of(names).map(Element::of).toArray(Element[]::new);
    }

    static Phone phone(Element row) throws AxlException {
        return new Phone(
                uuid(row),
                required(row, "name"),
                row.at("description"),
                row.at("model"),
                row.at("protocol"),
                row.at("devicePoolName"),
                row.at("securityProfileName"));
    }

    static NodeService service(Element row) throws AxlException {
        return new NodeService(
                required(row, "processNodeName"),
                required(row, "service"),
                row.isTrue("enable"),
                row.isTrue("isActive"));
    }

    static ProcessNode node(Element row) throws AxlException {
        return new ProcessNode(
                required(row, "name"),
                row.at("ipv6Name"),
                row.at("nodeUsage").equals("Publisher"),
                row.at("processNodeRole").equals("CUCM IM and Presence"));
    }

    static CallManager callManager(Element row) throws AxlException {
        return new CallManager(
                required(row, "name"),
                row.at("processNodeName"),
                row.isTrue("autoRegistration", "autoRegistrationEnabled"));
    }

    static RemoteCluster remote(Element row) throws AxlException {
        return new RemoteCluster(
                required(row, "clusterId"),
                row.at("description"),
                row.at("fullyQualifiedName"),
                row.isTrue("tftp", "enabled"),
                Stream.of("remoteIpAddress1", "remoteIpAddress2", "remoteIpAddress3")
                        .map(address -> row.at("tftp", address))
                        .filter(address -> !address.isEmpty())
                        .toList());
    }

    static Change change(Element row) throws AxlException {
        return new Change(
                number(row, "id"),
                row.attributes().getOrDefault("type", ""),
                uuid(row),
                switch (row.at("action")) {
                    case "a" -> Change.Action.ADDED;
                    case "u" -> Change.Action.UPDATED;
                    case "r" -> Change.Action.REMOVED;
                    default -> throw malformed(row, "action is a, u or r");
                });
    }

    static long number(Element row, String field) throws AxlException {
        String digits = row.at(field);
        if (!digits.matches("[0-9]{1,18}")) {
            throw malformed(row, field + " is a number");
        }
        return Long.parseLong(digits);
    }

    static String required(Element row, String field) throws AxlException {
        String value = row.at(field);
        if (value.isEmpty()) {
            throw malformed(row, field + " is there");
        }
        return value;
    }

    private static String uuid(Element row) {
        return row.attributes().getOrDefault("uuid", "");
    }

    static AxlException malformed(Element row, String rule) {
        return new AxlException(new AxlFailure.Malformed(row.name(), "not true that " + rule));
    }
}
