package io.option150.cli.apply;

import io.option150.cli.failure.Failure;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of documents, in the order in which they are applied: what others depend on comes first. */
enum Kind {
    CLUSTER("Cluster"),
    TRUST_MODE("TrustMode"),
    DISCOVERY_SOURCE("DiscoverySource"),
    CALL_MANAGER_GROUP("CallManagerGroup"),
    TEMPLATE("Template"),
    PROFILE("Profile"),
    DEVICE_CONFIG("DeviceConfig"),
    COMMON_FILE("CommonFile"),
    DEVICE("Device"),
    DEVICE_LIST("DeviceList"),
    FILE("File");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As documents write it. */
    String word() {
        return word;
    }

    /**
     * The kind of this word.
     *
     * @param where what has the word, for the error
     * @throws Failure if there is none
     */
    static Kind of(String word, String where) {
        return find(word)
                .orElseThrow(() -> Failure.wrongUse(where + ": kind must be one of "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Kind::word).toList()) + ", not \"" + word + "\""));
    }

    private static Optional<Kind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
