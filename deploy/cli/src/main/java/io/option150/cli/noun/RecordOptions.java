package io.option150.cli.noun;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What profiles and phones' records have alike. */
final class RecordOptions {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "fields of the record, as YAML or JSON (- for standard input); keeps passwords out of process lists")
    private @Nullable String file;

    @Option(names = "--model", paramLabel = "MODEL", description = "by name: 8841")
    private @Nullable String model;

    @Option(names = "--protocol", paramLabel = "SIP|SCCP", description = "what phones register by")
    private @Nullable String protocol;

    @Option(names = "--load", paramLabel = "LOAD", description = "name of the firmware, without .loads")
    private @Nullable String load;

    @Option(names = "--group", paramLabel = "NAME", description = "the call-manager group that phones register with")
    private @Nullable String group;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "a template of the site's own, in the place of the shipped one")
    private @Nullable String template;

    @Option(
            names = "--field",
            paramLabel = "PATH=VALUE",
            description = "a setting, such as vendorConfig/webAccess=0; repeat for several")
    private @Nullable List<String> settings;

    RecordDraft on(RecordDraft draft) throws IOException {
        return draft.withFile(file)
                .with(new Fields()
                        .text("model", model)
                        .text("protocol", protocol)
                        .text("load", load)
                        .text("callManagerGroup", group)
                        .text("template", template)
                        .json())
                .withSettings(settings);
    }
}
