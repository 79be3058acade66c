package io.option150.registry.push;

import io.option150.registry.callmanager.Wish;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a phone is to be asked.
 *
 * @param wish check: fetch, and apply what differs; restart: register anew; reset: start anew
 * @param endpoint what the call manager calls the phone; empty: as the cluster's target says
 * @param after the sequence of a file, as its write answered: the phone is asked when all copies of the edge have applied it; 0: at
 *     once
 */
@Schema(examples = "{\"wish\":\"check\",\"after\":1234}")
record PushForm(
        @Schema(
                implementation = String.class,
                enumeration = {"check", "restart", "reset"})
        Wish wish,

        @Pattern(
                regexp = "^$|^[A-Za-z0-9][A-Za-z0-9@._+-]{0,127}$",
                message = "must be letters, digits and @._+-, up to 128, or empty")
        String endpoint,

        long after) {}
