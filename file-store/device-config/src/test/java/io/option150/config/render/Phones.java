package io.option150.config.render;

import io.option150.config.check.Model;
import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Line;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.Secret;
import io.option150.config.record.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Records of phones. */
final class Phones {

    static final String NAME = "SEP001122AABBCC";
    static final Line LINE = new Line("201", "Desk", "Ada", "201", new Secret("s3cr3t"), "");

    private Phones() {}

    static DeviceRecord device(Settings settings, Line... lines) {
        return new DeviceRecord(NAME, "", settings, List.of(lines));
    }

    static Settings settings(String model, String protocol, String load) {
        return new Settings(model, protocol, load, "main", Map.of(), "");
    }

    static Records records(Profile... profiles) {
        return records(
                new CallManagerGroup(
                        "main",
                        List.of(
                                new CallManager("192.0.2.11", 1, 5060, 5061, 2000),
                                new CallManager("cm1.example.net", 0, 5070, 5061, 2000))),
                profiles);
    }

    static Records records(CallManagerGroup group, Profile... profiles) {
        return new Records() {
            @Override
            public Optional<Profile> profile(String name) {
                return List.of(profiles).stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst();
            }

            @Override
            public Optional<CallManagerGroup> callManagerGroup(String name) {
                return Optional.of(group).filter(it -> it.name().equals(name));
            }
        };
    }

    /** A load's name of a model that fits a protocol, as far as the table tells; else none. */
    static String load(Model model, String protocol) {
        return model.loads().stream()
                .filter(it -> protocol.equals("SIP")
                        ? it.toUpperCase(Locale.ROOT).startsWith("SIP") || it.equals("P0S3")
                        : it.startsWith("SCCP") || it.equals("P003"))
                .map(it -> it + ".9-4-2SR3-1S")
                .findFirst()
                .orElse("");
    }
}
