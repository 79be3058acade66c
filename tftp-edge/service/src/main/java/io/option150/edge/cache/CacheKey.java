package io.option150.edge.cache;

import java.util.Objects;

/** What an entry is kept under. */
public sealed interface CacheKey {

    /** The name by which people find the entry. */
    String shownName();

    /** What one remote cluster answered for a name, exactly as asked (RES-7). */
    record Remote(String clusterId, String name) implements CacheKey {
        public Remote {
            Objects.requireNonNull(clusterId, "clusterId");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String shownName() {
            return name;
        }
    }

    /** An own file's bytes; the path is for people alone, and {@link Object#equals} passes it over. */
    record Own(String sha256, String path) implements CacheKey {
        public Own {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String shownName() {
            return path;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Own own && own.sha256.equals(sha256);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
        }
    }

    /**
     * A signed or encrypted form: its bytes depend on the content, the signer, the exact requested name (RES-7) and, where
     * it is the configuration of a phone, that phone's certificate.
     *
     * @param phone fingerprint of that certificate; empty where there is none
     */
    record Signed(String sha256, String signer, String phone, String name) implements CacheKey {
        public Signed {
            Objects.requireNonNull(sha256, "sha256");
            Objects.requireNonNull(signer, "signer");
            Objects.requireNonNull(phone, "phone");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String shownName() {
            return name;
        }
    }
}
