package io.option150.trust.identity;

import io.option150.web.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds who we are, as this copy of the service knows it, from the moment of the start at which it is known. */
@Singleton
public class CurrentIdentities {

    private final AtomicReference<@Nullable OwnSet> current = new AtomicReference<>();

    void set(OwnSet set) {
        current.set(set);
    }

    /**
     * Who we are.
     *
     * @return the set; empty while the service is starting
     */
    public Optional<OwnSet> find() {
        return Optional.ofNullable(current.get());
    }

    /**
     * Who we are.
     *
     * @return the set
     * @throws io.option150.web.ProblemException 503, while the service is starting
     */
    public OwnSet get() {
        return find().orElseThrow(() -> Problem.unavailable("The service is starting: its certificates are not loaded.")
                .exception());
    }
}
