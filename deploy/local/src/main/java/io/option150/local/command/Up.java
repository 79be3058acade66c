package io.option150.local.command;

import io.option150.local.console.Console;
import io.option150.local.settings.Addresses;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import io.option150.local.suite.Suite;
import java.util.ArrayList;
import java.util.List;

/** {@code up}: starts the suite and stays until it is asked to stop. */
public record Up(Settings settings, Console console) implements Command {

    @Override
    public List<String> help() {
        return HelpText.of("up");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        boolean fresh = arguments.equals(List.of("--fresh"));
        if (!fresh) {
            takesNothing(arguments);
        }
        StopRequest stop = StopRequest.onSignal();
        int status = 1;
        try {
            status = runUntil(stop, fresh);
        } finally {
            stop.finish(status);
        }
        return status;
    }

    private int runUntil(StopRequest stop, boolean fresh) throws Exception {
        console.line("Option150 starts on " + settings.data());
        try (Suite suite = stop.interrupting(() -> Suite.start(settings, fresh, console, stop::isMade))) {
            if (!stop.isMade()) {
                console.line("");
                console.table(addresses(suite));
                console.line("");
                console.line("Option150 is ready");
            }
            stop.made().join();
            console.line("Option150 stops");
        } catch (InterruptedException e) {
            if (!stop.isMade()) {
                throw e;
            }
        }
        console.line("Option150 has stopped");
        return 0;
    }

    private static List<List<String>> addresses(Suite suite) {
        Settings settings = suite.settings();
        PortPlan ports = settings.ports();
        List<List<String>> rows = new ArrayList<>();
        settings.listen().forEach(address -> {
            rows.add(List.of("phones, TFTP", "tftp://" + Addresses.endpoint(address, ports.tftp())));
            rows.add(List.of("phones, HTTP", "http://" + Addresses.endpoint(address, ports.phoneHttp())));
            rows.add(List.of("phones, HTTPS", "https://" + Addresses.endpoint(address, ports.phoneHttps())));
            rows.add(List.of("phones, TVS", "tls://" + Addresses.endpoint(address, ports.phoneTvs())));
        });
        rows.add(List.of("admins, console", "http://127.0.0.1:" + ports.api(ServiceName.REGISTRY) + "/"));
        rows.add(List.of("admins, all APIs", "http://127.0.0.1:" + ports.api(ServiceName.REGISTRY)));
        for (ServiceName service : ServiceName.values()) {
            rows.add(List.of(service.id(), "http://127.0.0.1:" + ports.api(service)));
        }
        rows.add(List.of("PostgreSQL", "127.0.0.1:" + ports.postgres()));
        rows.add(List.of("Kafka", "127.0.0.1:" + ports.kafka()));
        rows.add(List.of("admin's token", suite.folder().adminToken().toString()));
        rows.add(List.of("logs", suite.folder().logs().toString()));
        return rows;
    }
}
