package io.option150.cli.apply;

import java.util.Locale;

/** A thing that a document describes, as a set remembers it. */
record Member(Kind kind, String name) {

    /** Equal for names of one thing: of files alone case tells them apart. */
    String key() {
        return kind.word() + "/" + (kind == Kind.FILE ? name : name.toUpperCase(Locale.ROOT));
    }
}
