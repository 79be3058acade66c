package io.option150.registry.gateway;

import java.util.Locale;

/** What became of a call that was passed on. */
enum Outcome {
    /** The owner's answer was passed on whole, whatever it said. */
    ANSWERED,
    /** The owner had no connection for it; nothing was sent. */
    UNREACHABLE,
    /** The owner ended the connection before its answer was whole. */
    BROKE_OFF,
    /** The owner took or sent nothing for too long. */
    SILENT,
    /** The client ended the connection. */
    CLIENT_GONE;

    /** As metrics have it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
