package io.option150.registry.callmanager.standin;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The manager interface of an Asterisk: as strict about what it is told, and as talkative in between. */
public final class AmiStandIn extends LineServer {

    public static final String USERNAME = "option150";
    public static final String SECRET = "not \"a\" secret: of anybody";

    private static final String EVENT = "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n";

    private final Set<String> known;

    private AmiStandIn(Set<String> known) {
        this.known = known;
    }

    /** One that knows these endpoints, peers and devices. */
    public static AmiStandIn start(String... known) {
        var standIn = new AmiStandIn(Set.of(known));
        standIn.start();
        return standIn;
    }

    @Override
    void serve(Line line) throws IOException {
        line.say("Asterisk Call Manager/9.0.0\r\n");
        boolean isIn = false;
        while (true) {
            var text = line.until("\r\n\r\n");
            if (text == null) {
                return;
            }
            var fields = fields(text);
            var id = "ActionID: " + fields.getOrDefault("actionid", "") + "\r\n";
            var action = fields.getOrDefault("action", "");
            if (action.equals("Login")) {
                isIn = USERNAME.equals(fields.get("username")) && SECRET.equals(fields.get("secret"));
                line.say(
                        isIn
                                ? "Response: Success\r\n" + id + "Message: Authentication accepted\r\n\r\n" + EVENT
                                : "Response: Error\r\n" + id + "Message: Authentication failed\r\n\r\n");
                if (!isIn) {
                    return;
                }
            } else if (!isIn) {
                line.say("Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n");
            } else if (action.equals("Logoff")) {
                line.say("Response: Goodbye\r\n" + id + "Message: Thanks for all the fish.\r\n\r\n");
                return;
            } else {
                line.say(EVENT + done(action, fields, id));
            }
        }
    }

    private String done(String action, Map<String, String> fields, String id) {
        var error = "Response: Error\r\n" + id + "Message: ";
        return switch (action) {
            case "PJSIPNotify" -> {
                var endpoint = fields.getOrDefault("endpoint", "");
                if (endpoint.isEmpty()) {
                    yield error + "PJSIPNotify requires either an endpoint name or a SIP URI.\r\n\r\n";
                }
                yield known.contains(endpoint)
                        ? taken(action + " " + endpoint + " " + fields.get("variable"), id, "NOTIFY sent")
                        : error + "Unable to retrieve endpoint " + endpoint + "\r\n\r\n";
            }
            case "SIPnotify" -> {
                var channel = fields.getOrDefault("channel", "");
                yield known.contains(channel)
                        ? taken(action + " " + channel + " " + fields.get("variable"), id, "Notify Sent")
                        : error + "Could not create address\r\n\r\n";
            }
            case "SCCPDeviceRestart" -> {
                var device = fields.getOrDefault("devicename", "");
                if (!known.contains(device)) {
                    yield error + "Device not found\r\n\r\n";
                }
                order(action + " " + device + " " + fields.get("type"));
                // As chan-sccp has it: neither a response nor the number.
                yield "Send " + fields.get("type") + " restart to device " + device + "\r\n\r\n";
            }
            default -> error + "Invalid/unknown command: " + action + "\r\n\r\n";
        };
    }

    private String taken(String order, String id, String message) {
        order(order);
        return "Response: Success\r\n" + id + "Message: " + message + "\r\n\r\n";
    }

    private Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var line : text.split("\r\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon < 1 || line.indexOf('\n') >= 0) {
                fault("a line that is no field: " + line);
            } else if (fields.put(
                            line.substring(0, colon).toLowerCase(java.util.Locale.ROOT), line.substring(colon + 2))
                    != null) {
                fault("a field twice: " + line);
            }
        }
        return fields;
    }
}
