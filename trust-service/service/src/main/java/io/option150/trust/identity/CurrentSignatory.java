package io.option150.trust.identity;

import io.option150.web.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds who signs, from the moment of the start at which it is known. */
@Singleton
public class CurrentSignatory {

    private final AtomicReference<@Nullable Signatory> current = new AtomicReference<>();

    void set(Signatory signatory) {
        current.set(signatory);
    }

    /** Who signs; empty while the service is starting. */
    Optional<Signatory> find() {
        return Optional.ofNullable(current.get());
    }

    /**
     * Who signs.
     *
     * @return the signatory
     * @throws io.option150.web.ProblemException 503, while the service is starting
     */
    public Signatory get() {
        return find().orElseThrow(() -> Problem.unavailable("The service is starting: its certificate is not loaded.")
                .exception());
    }
}
