package io.option150.trust.verification;

import jakarta.inject.Singleton;

/** Holds what phones may trust, as this copy of the service knows it. */
@Singleton
public class CurrentTrust {

    private volatile TrustIndex current = TrustIndex.EMPTY;

    void set(TrustIndex memory) {
        current = memory;
    }

    /**
     * What phones may trust.
     *
     * @return nothing until it is loaded
     */
    public TrustIndex get() {
        return current;
    }
}
