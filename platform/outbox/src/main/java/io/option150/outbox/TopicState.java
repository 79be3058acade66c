package io.option150.outbox;

import java.util.Locale;

/** How a topic stands to its tables. */
enum TopicState {
    /** It is read and compared with the tables. */
    COMPARING,
    /** What it lacked is being sent. */
    PUBLISHING,
    /** It holds all that the tables hold, and its marker says so. */
    WHOLE,
    /** It is not made as events need it: nothing is sent. */
    REFUSED;

    /** As the database and the API write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
