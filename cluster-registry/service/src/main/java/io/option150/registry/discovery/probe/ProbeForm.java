package io.option150.registry.discovery.probe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be probed. */
@Schema(examples = """
        {"address":"192.0.2.1","tftpPort":69,"httpPort":6970}""")
record ProbeForm(
        String address,

        @Min(value = 1, message = PORT) @Max(value = 65_535, message = PORT)
        int tftpPort,

        @Min(value = 1, message = PORT) @Max(value = 65_535, message = PORT)
        int httpPort) {

    private static final String PORT = "must be a whole number from 1 to 65535";
}
