package io.option150.registry.device;

import io.option150.registry.cluster.ClusterId;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device as an admin describes it. The annotations are all that one field alone can break, beside {@link MistakenName}.
 *
 * @param clusterId the home cluster
 */
@Schema(examples = """
        {"name":"SEP001122AABBCC","clusterId":"branch-a"}""")
record DeviceForm(
        @Pattern(regexp = DeviceName.FORM, message = DeviceName.RULE)
        String name,

        @Pattern(regexp = ClusterId.FORM, message = ClusterId.RULE)
        String clusterId) {

    /** The name of a form without violations. */
    DeviceName deviceName() {
        return new DeviceName(name);
    }

    /** The home of a form without violations. */
    ClusterId home() {
        return new ClusterId(clusterId);
    }
}
