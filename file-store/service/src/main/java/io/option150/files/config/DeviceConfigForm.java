package io.option150.files.config;

import io.option150.config.record.DeviceRecord;
import io.option150.files.record.KeptPhone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A phone's record as it is sent. What is left out or empty is inherited from its profile.
 *
 * @param profile that it inherits from
 * @param model by name, as docs/device-configs.md has it
 * @param protocol SIP or SCCP
 * @param load name of the firmware, without .loads
 * @param callManagerGroup that it registers with
 * @param lines on its first keys, in order; 50 at most
 * @param fields values by path; {@code ***} for a secret means the one that is kept
 * @param overrides XML with the root device
 * @param template of a site's own, in the place of the shipped one
 */
@Schema(examples = """
        {"profile":"desk-phones","model":"8841","lines":[{"number":"201","label":"Reception","authPassword":"s3cr3t"}]}""")
record DeviceConfigForm(
        @Nullable String profile,
        @Nullable String model,
        @Nullable String protocol,
        @Nullable String load,
        @Nullable String callManagerGroup,
        @Nullable List<LineForm> lines,
        @Nullable Map<String, @Nullable String> fields,
        @Nullable String overrides,
        @Nullable String template) {

    DeviceRecord phone(String name, Optional<KeptPhone> before) {
        var sent = lines == null
                ? List.<io.option150.config.record.Line>of()
                : lines.stream().map(it -> Asked.body(it).line()).toList();
        return new DeviceRecord(
                name,
                Asked.text(profile),
                ProfileForm.settings(
                                model,
                                protocol,
                                load,
                                callManagerGroup,
                                fields,
                                overrides,
                                before.map(KeptPhone::settings))
                        .withTemplate(Asked.text(template)),
                Masks.meant(sent, before.map(KeptPhone::lines).orElse(List.of())));
    }
}
