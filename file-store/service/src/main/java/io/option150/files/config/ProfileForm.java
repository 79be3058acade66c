package io.option150.files.config;

import io.option150.config.record.Profile;
import io.option150.config.record.Settings;
import io.option150.files.record.KeptProfile;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is sent. What is left out or empty is inherited.
 *
 * @param parent the profile that it inherits from
 * @param model by name, as docs/device-configs.md has it
 * @param protocol SIP or SCCP
 * @param load name of the firmware, without .loads
 * @param callManagerGroup that phones register with
 * @param fields values by path; {@code ***} for a secret means the one that is kept
 * @param overrides XML with the root device
 * @param template of a site's own, in the place of the shipped one
 */
@Schema(examples = """
        {"parent":"site","protocol":"SIP","callManagerGroup":"main","fields":{"vendorConfig/webAccess":"0"}}""")
record ProfileForm(
        @Nullable String parent,
        @Nullable String model,
        @Nullable String protocol,
        @Nullable String load,
        @Nullable String callManagerGroup,
        @Nullable Map<String, @Nullable String> fields,
        @Nullable String overrides,
        @Nullable String template) {

    Profile profile(String name, Optional<KeptProfile> before) {
        return new Profile(name, Asked.text(parent), settings(before.map(KeptProfile::settings)));
    }

    private Settings settings(Optional<Settings> before) {
        return settings(model, protocol, load, callManagerGroup, fields, overrides, before)
                .withTemplate(Asked.text(template));
    }

    static Settings settings(
            @Nullable String model,
            @Nullable String protocol,
            @Nullable String load,
            @Nullable String callManagerGroup,
            @Nullable Map<String, @Nullable String> fields,
            @Nullable String overrides,
            Optional<Settings> before) {
        return new Settings(
                Asked.text(model),
                Asked.text(protocol),
                Asked.text(load),
                Asked.text(callManagerGroup),
                Masks.meant(
                        FieldTexts.of(fields),
                        before.<Map<String, String>>map(Settings::fields).orElse(Map.of())),
                Asked.text(overrides));
    }
}
