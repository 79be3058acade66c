package io.option150.registry.callmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer to a SIP request (RFC 3261, section 7.2), as far as it is needed.
 *
 * @param status 100 to 699
 * @param reason in words
 * @param callId of the request
 * @param cseq of the request
 */
record SipAnswer(int status, String reason, String callId, String cseq) {

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([1-6]\\d\\d) (.{0,200})");
    private static final int MOST_LINES = 100;

    /** Reads a datagram; empty where it is none. */
    static Optional<SipAnswer> of(byte[] datagram, int length) {
        var lines =
                new String(datagram, 0, length, UTF_8).lines().limit(MOST_LINES).toList();
        var first = lines.isEmpty() ? STATUS.matcher("") : STATUS.matcher(lines.getFirst());
        if (!first.matches()) {
            return Optional.empty();
        }
        var callId = "";
        var cseq = "";
        for (var line : lines.subList(1, lines.size())) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            var name = colon < 1 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "call-id", "i" -> callId = line.substring(colon + 1).strip();
                case "cseq" -> cseq = line.substring(colon + 1).strip().replaceAll("\\s+", " ");
                default -> {
                    // Nothing else is needed.
                }
            }
        }
        return Optional.of(new SipAnswer(Integer.parseInt(first.group(1)), first.group(2), callId, cseq));
    }

    boolean isOf(String wantedCallId, String wantedCseq) {
        return callId.equals(wantedCallId) && cseq.equals(wantedCseq);
    }
}
