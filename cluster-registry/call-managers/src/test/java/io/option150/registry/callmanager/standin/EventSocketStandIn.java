package io.option150.registry.callmanager.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/** The event socket of a FreeSWITCH with one profile, {@code internal}. */
public final class EventSocketStandIn extends LineServer {

    public static final String PASSWORD = "ClueCon";

    private static final Pattern ORDER =
            Pattern.compile("api sofia profile (\\S+) (?:check_sync (\\S+)|flush_inbound_reg (\\S+) reboot)");

    private final Set<String> known;

    private EventSocketStandIn(Set<String> known) {
        this.known = known;
    }

    /** One at which these users are registered. */
    public static EventSocketStandIn start(String... known) {
        var standIn = new EventSocketStandIn(Set.of(known));
        standIn.start();
        return standIn;
    }

    @Override
    void serve(Line line) throws IOException {
        line.say("Content-Type: auth/request\n\n");
        var login = line.until("\n\n");
        if (login == null) {
            return;
        }
        if (!login.equals("auth " + PASSWORD)) {
            line.say("Content-Type: command/reply\nReply-Text: -ERR invalid\n\n");
            line.say("Content-Type: text/disconnect-notice\nContent-Length: 5\n\nBye.\n");
            return;
        }
        line.say("Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
        while (true) {
            var order = line.until("\n\n");
            if (order == null || order.equals("exit")) {
                return;
            }
            var found = ORDER.matcher(order);
            if (!found.matches()) {
                fault(order);
                line.say("Content-Type: command/reply\nReply-Text: -ERR command not found\n\n");
            } else {
                respond(line, said(found.group(1), found.group(2) == null ? found.group(3) : found.group(2), order));
            }
        }
    }

    private String said(String profile, String user, String order) {
        if (!profile.equals("internal")) {
            return "Invalid Profile [" + profile + "]";
        }
        if (!known.contains(user)) {
            return "-ERR no reg for " + user + "\n";
        }
        order(order);
        return "+OK done\n";
    }

    private static void respond(Line line, String body) throws IOException {
        line.say("Content-Type: api/response\nContent-Length: " + body.getBytes(UTF_8).length + "\n\n" + body);
    }
}
