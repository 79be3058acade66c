package io.option150.cli.apply;

import io.option150.cli.failure.Failure;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of documents, in the order in which they are applied: what others depend on comes first. */
enum Kind {
    CLUSTER("Cluster", true),
    TRUST_MODE("TrustMode", true),
    DISCOVERY_SOURCE("DiscoverySource", false),
    CALL_MANAGER_GROUP("CallManagerGroup", true),
    PROFILE("Profile", true),
    DEVICE("Device", true),
    DEVICE_LIST("DeviceList", true),
    FILE("File", true);

    private final String word;
    private final boolean known;

    Kind(String word, boolean known) {
        this.word = word;
        this.known = known;
    }

    /** As documents write it. */
    String word() {
        return word;
    }

    /**
     * The kind of this word.
     *
     * @param where what has the word, for the error
     * @throws Failure if there is none, or servers have no such thing yet
     */
    static Kind of(String word, String where) {
        var kind = find(word)
                .orElseThrow(() -> Failure.wrongUse(where + ": kind must be one of "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Kind::word).toList()) + ", not \"" + word + "\""));
        if (!kind.known) {
            throw Failure.wrongUse(
                    where + ": this version has no " + word + " yet; take the document out, nothing was changed");
        }
        return kind;
    }

    private static Optional<Kind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
