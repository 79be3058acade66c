package io.option150.registry.fleet;

import io.option150.registry.contract.ServiceState;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be done.
 *
 * @param state that is desired
 * @param restart a higher number than before restarts
 */
@Schema(examples = """
        {"state":"running","restart":1}""")
record DesiredForm(
        ServiceState state,

        @Min(value = 0, message = "must be 0 or more") int restart) {}
