package io.option150.trust.verification;

import jakarta.inject.Singleton;

/** Holds what phones may trust, as this copy of the service knows it. */
@Singleton
public class CurrentTrust {

    private volatile TrustMemory current = TrustMemory.EMPTY;

    void set(TrustMemory memory) {
        current = memory;
    }

    /**
     * What phones may trust.
     *
     * @return nothing until it is loaded
     */
    public TrustMemory get() {
        return current;
    }
}
