package io.option150.edge.cache;

/** What an entry is kept under. */
public sealed interface CacheKey {

    /** The name by which people find the entry. */
    String shownName();

    /** What one remote cluster answered for a name, exactly as asked (RES-7). */
    record Remote(String clusterId, String name) implements CacheKey {

        @Override
        public String shownName() {
            return name;
        }
    }

    /** An own file's bytes; the path is for people alone, and {@link Object#equals} passes it over. */
    record Own(String sha256, String path) implements CacheKey {

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

        @Override
        public String shownName() {
            return name;
        }
    }
}
