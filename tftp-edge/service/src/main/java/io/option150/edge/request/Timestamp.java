package io.option150.edge.request;

import java.time.Instant;

/** Writes moments in UTC with milliseconds (RFC 3339). The text of a second is kept for the next moment, which mostly lies in it. */
final class Timestamp {

    private static final int WITHOUT_ZONE = "2026-01-01T00:00:00".length();

    private long second = Long.MIN_VALUE;
    private String upToSecond = "";

    String of(Instant moment) {
        if (moment.getEpochSecond() != second) {
            second = moment.getEpochSecond();
            upToSecond = Instant.ofEpochSecond(second).toString().substring(0, WITHOUT_ZONE);
        }
        int millis = moment.getNano() / 1_000_000;
        String zeros = millis < 10 ? "00" : millis < 100 ? "0" : "";
        return upToSecond + '.' + zeros + millis + 'Z';
    }
}
