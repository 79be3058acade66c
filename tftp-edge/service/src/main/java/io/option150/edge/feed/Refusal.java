package io.option150.edge.feed;

import java.util.Locale;

/** Why something that a topic tells was not taken. */
enum Refusal {
    /** The record is no event, or its data are not what its schema says. */
    UNREADABLE,
    /** A thing that the edge knows, told in a way that it does not know: another major version. */
    SCHEMA,
    /** Told by someone who does not know that the topic is in a later epoch. */
    STALE_EPOCH,
    /** The topic has several partitions: what stands in the others would be missed. */
    PARTITION,
    /** The contents do not agree with the marker: something was lost or changed on the way. */
    MARKER,
    /** It could not be applied. */
    FAILED;

    /** As metrics and log lines name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
