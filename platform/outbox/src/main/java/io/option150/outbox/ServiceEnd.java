package io.option150.outbox;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;

/** The end of this service as a failure, so that whoever watches over it starts it again. */
@Singleton
class ServiceEnd {

    /** Returns at once; the service shuts down meanwhile and exits with 1. */
    void asFailure() {
        Quarkus.asyncExit(1);
    }
}
