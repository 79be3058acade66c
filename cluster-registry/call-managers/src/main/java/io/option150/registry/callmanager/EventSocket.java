package io.option150.registry.callmanager;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A FreeSWITCH, by its event socket (mod_event_socket). */
public final class EventSocket implements CallManager {

    private static final Pattern WORD = Pattern.compile(AskedPhone.NAME);
    private static final int MOST_LINES = 200;
    private static final int LONGEST_BODY = 64 * 1024;

    private final InetSocketAddress server;
    private final String password;
    private final String profile;
    private final Duration patience;

    private record Message(Map<String, String> fields, String body) {

        String type() {
            return fields.getOrDefault("content-type", "");
        }
    }

    /**
     * A server that is not asked yet.
     *
     * @param password without control characters
     * @param profile of mod_sofia that phones register with: {@code internal}
     * @param patience till all is answered
     */
    public EventSocket(InetSocketAddress server, String password, String profile, Duration patience) {
        if (password.chars().anyMatch(Character::isISOControl)
                || !WORD.matcher(profile).matches()) {
            throw new IllegalArgumentException("a password must be one line, a profile one word; profile: " + profile);
        }
        this.server = server;
        this.password = password;
        this.profile = profile;
        this.patience = patience;
    }

    @Override
    public Set<Wish> wishes() {
        return Set.of(Wish.CHECK, Wish.RESTART);
    }

    @Override
    public Answer ask(AskedPhone phone, Wish wish) throws NotAskedException {
        try (var wire = new Wire(server, patience)) {
            var greeting = read(wire);
            if (!greeting.type().equals("auth/request")) {
                throw new NotAskedException(this + " is no event socket of FreeSWITCH, or refuses our address: "
                        + new Answer(false, greeting.type() + " " + greeting.body()).text());
            }
            wire.send("auth " + password + "\n\n");
            var login = answer(wire, "command/reply").fields().getOrDefault("reply-text", "");
            if (!login.startsWith("+OK")) {
                throw new NotAskedException(this + " refuses the password: " + new Answer(false, login).text());
            }
            wire.send("api sofia profile " + profile + " " + order(phone, wish) + "\n\n");
            var said = answer(wire, "api/response").body();
            wire.send("exit\n\n");
            return new Answer(said.startsWith("+OK"), said);
        } catch (IOException e) {
            throw new NotAskedException(this + ": " + e.getMessage(), e);
        }
    }

    /** With "reboot" FreeSWITCH sends the order to restart, with the Call-ID of the registration that it has. */
    private static String order(AskedPhone phone, Wish wish) {
        return wish == Wish.CHECK
                ? "check_sync " + phone.endpoint()
                : "flush_inbound_reg " + phone.endpoint() + " reboot";
    }

    private static Message answer(Wire wire, String type) throws IOException {
        var message = read(wire);
        if (!message.type().equals(type)) {
            throw new IOException("its answer is a " + message.type() + ", not a " + type);
        }
        return message;
    }

    private static Message read(Wire wire) throws IOException {
        var fields = new HashMap<String, String>();
        for (int lines = 0; ; lines++) {
            var line = wire.line();
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || lines == MOST_LINES) {
                throw new IOException("its answer has a line without a key, or too many lines");
            }
            fields.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Message(fields, wire.bytes(length(fields.getOrDefault("content-length", "0"))));
    }

    private static int length(String text) throws IOException {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > LONGEST_BODY) {
            throw new IOException("its answer has a length of " + new Answer(false, text).text());
        }
        return Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return server.getHostString() + ":" + server.getPort();
    }
}
