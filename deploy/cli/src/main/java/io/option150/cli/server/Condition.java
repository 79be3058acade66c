package io.option150.cli.server;

import java.net.http.HttpRequest;

/**
 * How a thing has to be for a write to be taken (RFC 9110, section 13.1): who compares first must not undo what somebody else
 * changed meanwhile.
 *
 * @param header its name; empty: nothing is demanded
 * @param value what stands in it
 */
public record Condition(String header, String value) {

    /** Whatever it is. */
    public static final Condition NONE = new Condition("", "");

    /** There is none yet. */
    public static final Condition NEW = new Condition("If-None-Match", "*");

    /** It still is the one of this tag. */
    public static Condition still(String tag) {
        return new Condition("If-Match", "\"" + tag + "\"");
    }

    HttpRequest.Builder on(HttpRequest.Builder request) {
        return header.isEmpty() ? request : request.header(header, value);
    }
}
