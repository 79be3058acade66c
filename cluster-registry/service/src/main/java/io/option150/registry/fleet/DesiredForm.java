package io.option150.registry.fleet;

import io.option150.registry.contract.ServiceState;
import jakarta.validation.constraints.Min;

/**
 * What is to be done.
 *
 * @param state that is desired
 * @param restart a higher number than before restarts
 */
record DesiredForm(
        ServiceState state,

        @Min(value = 0, message = "must be 0 or more") int restart) {}
