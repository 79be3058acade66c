package io.option150.cli;

import io.option150.cli.apply.ApplyCommand;
import io.option150.cli.apply.ExportCommand;
import io.option150.cli.noun.AuditCommand;
import io.option150.cli.noun.CallManagerGroupCommand;
import io.option150.cli.noun.ClusterCommand;
import io.option150.cli.noun.CommonFileCommand;
import io.option150.cli.noun.DeviceCommand;
import io.option150.cli.noun.DeviceConfigCommand;
import io.option150.cli.noun.DhcpCommand;
import io.option150.cli.noun.DiscoveryCommand;
import io.option150.cli.noun.EdgeCommand;
import io.option150.cli.noun.FileCommand;
import io.option150.cli.noun.PhoneCommand;
import io.option150.cli.noun.ProfileCommand;
import io.option150.cli.noun.RouteCommand;
import io.option150.cli.noun.TemplateCommand;
import io.option150.cli.noun.TrustCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A word that the command line begins with. Its class is loaded only when it is the one that was typed.
 *
 * @param name as typed
 * @param command makes what picocli reads
 */
record Noun(String name, Supplier<Object> command) {

    /** All of them, in the order of help. The launcher names them as well. */
    static final List<Noun> ALL = List.of(
            new Noun("cluster", ClusterCommand::new),
            new Noun("device", DeviceCommand::new),
            new Noun("phone", PhoneCommand::new),
            new Noun("file", FileCommand::new),
            new Noun("route", RouteCommand::new),
            new Noun("trust", TrustCommand::new),
            new Noun("edge", EdgeCommand::new),
            new Noun("discovery", DiscoveryCommand::new),
            new Noun("profile", ProfileCommand::new),
            new Noun("call-manager-group", CallManagerGroupCommand::new),
            new Noun("device-config", DeviceConfigCommand::new),
            new Noun("common-file", CommonFileCommand::new),
            new Noun("template", TemplateCommand::new),
            new Noun("audit", AuditCommand::new),
            new Noun("dhcp", DhcpCommand::new),
            new Noun("apply", ApplyCommand::new),
            new Noun("export", ExportCommand::new),
            new Noun("completion", CompletionCommand::new));

    static Optional<Noun> of(String name) {
        return ALL.stream().filter(noun -> noun.name.equals(name)).findFirst();
    }
}
