package io.option150.registry.device;

import io.option150.registry.cluster.ClusterId;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A move as an admin orders it (R15).
 *
 * @param from where the admin takes the device to be
 * @param to its new home
 */
@Schema(
        requiredProperties = {"from", "to"},
        examples = """
        {"from":"local","to":"branch-a"}""")
record MoveForm(
        @Pattern(regexp = ClusterId.FORM, message = ClusterId.RULE)
        String from,

        @Pattern(regexp = ClusterId.FORM, message = ClusterId.RULE)
        String to) {}
