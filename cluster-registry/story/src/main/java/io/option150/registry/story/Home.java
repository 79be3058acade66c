package io.option150.registry.story;

import java.util.Objects;

/**
 * Where a phone belongs.
 *
 * @param kind how that is known
 * @param cluster its id; empty for {@link Kind#NONE}
 * @param local whether that is the local cluster, for which the files of file-store speak
 */
public record Home(Kind kind, String cluster, boolean local) {

    /** The name under which own files answer ({@code PhoneRequest.Answer}). */
    public static final String OWN = "own";

    /** Of a phone that nobody recorded and that no cluster served yet. */
    public static final Home NONE = new Home(Kind.NONE, "", false);

    /** How a home is known. */
    public enum Kind {
        NONE,
        /** An admin's record says so. */
        REGISTERED,
        /** One cluster had its configuration. */
        LEARNED
    }

    public Home {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(cluster, "cluster");
    }

    /** Recorded at a remote cluster. */
    public static Home registered(String cluster) {
        return new Home(Kind.REGISTERED, cluster, false);
    }

    /** Recorded at the local cluster. */
    public static Home registeredHere(String cluster) {
        return new Home(Kind.REGISTERED, cluster, true);
    }

    public static Home learned(String cluster) {
        return new Home(Kind.LEARNED, cluster, false);
    }

    public boolean isRegistered() {
        return kind == Kind.REGISTERED;
    }

    public boolean isNone() {
        return kind == Kind.NONE;
    }

    /** Whether an answer under that name is this home's word. */
    public boolean speaksAs(String answerer) {
        return !isNone() && answerer.equals(local ? OWN : cluster);
    }
}
