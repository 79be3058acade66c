package io.option150.cli.apply;

import java.util.Locale;

/** A thing that a document describes, as a set remembers it. */
record Member(Kind kind, String name) {

    /** Equal for names of one thing: of clusters and devices case tells none apart. */
    String key() {
        return kind.word() + "/" + (kind == Kind.CLUSTER || kind == Kind.DEVICE ? name.toUpperCase(Locale.ROOT) : name);
    }
}
