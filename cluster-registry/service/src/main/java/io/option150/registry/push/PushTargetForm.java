package io.option150.registry.push;

import io.option150.registry.callmanager.AskedPhone;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A target as an admin describes it.
 *
 * @param address host:port; of AXL a host, host:port or https URL; of SIP the port of phones
 * @param password empty: the one that there is stays; not written by any text of this
 * @param automatic whether phones are asked by themselves when their configuration has changed
 * @param profile of mod_sofia, of a FreeSWITCH
 */
@Schema(examples = """
        {"kind":"pjsip","address":"192.0.2.20:5038","username":"option150","password":"…","endpoint":"{device}","perSecond":10,"enabled":true,"automatic":false}""")
record PushTargetForm(
        PushKind kind,
        @Schema(implementation = String.class) String address,

        @Pattern(
                regexp = "^[^\\p{Cc}\\p{Cs}:]{0,128}$",
                message = "must be up to 128 characters without ':' and control characters")
        String username,

        @Schema(implementation = String.class) Optional<String> password,

        @Pattern(
                regexp = "^$|^[0-9A-Fa-f]{64}$|^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}$",
                message = "must be 64 hexadecimal digits with or without colons, or empty: then it must verify")
        String certificateSha256,

        @Pattern(
                regexp = "^$|^" + AskedPhone.NAME + "$",
                message = "must be letters, digits and @._+-, up to 128, or empty")
        String profile,

        @Pattern(
                regexp = "^[A-Za-z0-9{][A-Za-z0-9@._+{}-]{0,100}$",
                message = "must be letters, digits and @._+-, with {device} or {mac} for the phone's own, up to 101")
        String endpoint,

        @Min(value = 1, message = "must be 1 to 100") @Max(value = 100, message = "must be 1 to 100")
        int perSecond,

        boolean enabled,
        boolean automatic) {

    @Override
    public String toString() {
        return "PushTargetForm[" + kind + ", " + address + "]";
    }
}
