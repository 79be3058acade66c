package io.option150.registry.callmanager;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** An Asterisk, by its manager interface (AMI). The account needs the class {@code system} for writing. */
public final class Ami implements CallManager {

    private static final String BANNER = "Asterisk Call Manager/";
    private static final String ID = "option150-";
    private static final int MOST_MESSAGES = 1_000;

    private final InetSocketAddress server;
    private final String username;
    private final String secret;
    private final Channel channel;
    private final Duration patience;

    /** The channel driver that phones register with. */
    public enum Channel {
        /** chan_pjsip. */
        PJSIP,
        /** chan_sip, gone since Asterisk 21. */
        SIP,
        /** chan-sccp. */
        SCCP
    }

    /**
     * A server that is not asked yet.
     *
     * @param username without control characters, and so is the secret
     * @param patience till all is answered
     */
    public Ami(InetSocketAddress server, String username, String secret, Channel channel, Duration patience) {
        this.server = server;
        this.username = line("username", username);
        this.secret = line("secret", secret);
        this.channel = channel;
        this.patience = patience;
    }

    /** Stock Asterisk knows no phone's Call-ID, without which a phone of Cisco's takes no order to restart. */
    @Override
    public Set<Wish> wishes() {
        return channel == Channel.SCCP ? Set.of(Wish.CHECK, Wish.RESTART, Wish.RESET) : Set.of(Wish.CHECK);
    }

    @Override
    public Answer ask(AskedPhone phone, Wish wish) throws NotAskedException {
        try (var wire = new Wire(server, patience)) {
            var banner = wire.line();
            if (!banner.startsWith(BANNER)) {
                throw new NotAskedException(
                        this + " is no manager interface of Asterisk; it says: " + new Answer(false, banner).text());
            }
            var login = call(wire, 1, Map.of("Username", username, "Secret", secret, "Events", "off"), "Login");
            if (!isSuccess(login)) {
                throw new NotAskedException(this + " refuses the account: " + said(login));
            }
            var answer = call(wire, 2, order(phone, wish), action());
            wire.send("Action: Logoff\r\n\r\n");
            return new Answer(isSuccess(answer) || isSent(answer), said(answer));
        } catch (IOException e) {
            throw new NotAskedException(this + ": " + e.getMessage(), e);
        }
    }

    private String action() {
        return switch (channel) {
            case PJSIP -> "PJSIPNotify";
            case SIP -> "SIPnotify";
            case SCCP -> "SCCPDeviceRestart";
        };
    }

    private Map<String, String> order(AskedPhone phone, Wish wish) {
        return switch (channel) {
            case PJSIP -> Map.of("Endpoint", phone.endpoint(), "Variable", "Event=check-sync");
            case SIP -> Map.of("Channel", phone.endpoint(), "Variable", "Event=check-sync");
            case SCCP ->
                Map.of(
                        "Devicename",
                        phone.device(),
                        "Type",
                        wish == Wish.CHECK ? "applyconfig" : wish.name().toLowerCase(Locale.ROOT));
        };
    }

    private AmiMessage call(Wire wire, int number, Map<String, String> fields, String action) throws IOException {
        var id = ID + number;
        var text = new StringBuilder("Action: " + action + "\r\nActionID: " + id + "\r\n");
        fields.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
        wire.send(text.append("\r\n").toString());
        return answer(wire, answer -> answer.field("actionid").equals(id) || isSent(answer));
    }

    /** Events come in between, whatever was asked for. */
    private static AmiMessage answer(Wire wire, Predicate<AmiMessage> isAnswer) throws IOException {
        for (int i = 0; i < MOST_MESSAGES; i++) {
            var message = AmiMessage.read(wire);
            if (message.field("event").isEmpty() && isAnswer.test(message)) {
                return message;
            }
        }
        throw new IOException("more than " + MOST_MESSAGES + " messages, and no answer");
    }

    private static boolean isSuccess(AmiMessage answer) {
        return answer.field("response").equalsIgnoreCase("Success");
    }

    /** chan-sccp says so in a line of its own, without a key and without the number of what it answers. */
    private static boolean isSent(AmiMessage answer) {
        return answer.fields().isEmpty()
                && answer.text().stream().anyMatch(line -> line.startsWith("Send ") && line.contains(" to device "));
    }

    private static String said(AmiMessage answer) {
        return answer.field("message").isEmpty() ? String.join(" ", answer.text()) : answer.field("message");
    }

    private static String line(String field, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " must not have control characters");
        }
        return value;
    }

    @Override
    public String toString() {
        return server.getHostString() + ":" + server.getPort();
    }
}
