package io.option150.registry.story;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is still known of a phone from before the requests of its story. {@link Findings#remember} makes the next one, so
 * that requests can be forgotten; a phone without memory is judged by its requests alone.
 *
 * @param itl the ITL that it took last
 * @param ctl the CTL that it took last
 * @param configuration cluster that served its configuration last, {@code own} for own files; empty: none did
 * @param http whether it ever asked by HTTP
 * @param lastSeen when it asked last; null: never
 */
public record Memory(
        Held itl,
        Held ctl,
        String configuration,
        boolean http,
        @Nullable Instant lastSeen) {

    public static final Memory NONE = new Memory(Held.NOTHING, Held.NOTHING, "", false, null);

    /**
     * A trust list that a phone holds.
     *
     * @param signer name and certificate serial, as {@code PhoneRequest.signer}; empty: it is not known to hold one
     * @param cluster whose list it was, {@code own} for ours
     */
    public record Held(String signer, String cluster) {

        public static final Held NOTHING = new Held("", "");

        public Held {
            Objects.requireNonNull(signer, "signer");
            Objects.requireNonNull(cluster, "cluster");
        }

        /** Not {@code is…}: a memory is kept as JSON, which would tell of it. */
        public boolean nothing() {
            return signer.isEmpty();
        }
    }

    public Memory {
        Objects.requireNonNull(itl, "itl");
        Objects.requireNonNull(ctl, "ctl");
        Objects.requireNonNull(configuration, "configuration");
    }
}
