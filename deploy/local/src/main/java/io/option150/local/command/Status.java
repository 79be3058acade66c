package io.option150.local.command;

import io.option150.embedded.EmbeddedPostgres;
import io.option150.local.console.Console;
import io.option150.local.data.DataFolder;
import io.option150.local.data.ProcessMarks;
import io.option150.local.data.RunningSuite;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import io.option150.local.suite.KafkaProcess;
import io.option150.local.suite.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code status}: what runs, where, and whether it is ready. */
public record Status(Settings settings, Console console) implements Command {

    private static final int CONNECT_MILLIS = 1000;

    @Override
    public List<String> help() {
        return HelpText.of("status");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        takesNothing(arguments);
        DataFolder folder = new DataFolder(settings.data());
        Optional<RunningSuite> running = folder.exists() ? RunningSuite.read(folder) : Optional.empty();
        if (running.isEmpty()) {
            console.line("Option150 does not run on " + folder.root());
            return 1;
        }
        List<Part> parts = parts(folder, running.get());
        List<List<String>> rows = new ArrayList<>(List.of(List.of("PART", "STATE", "ADDRESS", "PID", "READY")));
        parts.stream().map(Part::cells).forEach(rows::add);
        console.table(rows);
        return parts.stream().allMatch(Part::ready) ? 0 : 1;
    }

    private static List<Part> parts(DataFolder folder, RunningSuite suite) throws Exception {
        PortPlan ports = suite.ports();
        ProcessMarks marks = new ProcessMarks(folder);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "PostgreSQL",
                "127.0.0.1:" + ports.postgres(),
                EmbeddedPostgres.serverOf(folder.postgres()),
                accepts(ports.postgres())));
        parts.add(
                new Part("Kafka", "127.0.0.1:" + ports.kafka(), marks.read(KafkaProcess.PART), accepts(ports.kafka())));
        try (Readiness readiness = new Readiness()) {
            for (ServiceName service : ServiceName.values()) {
                String url = "http://127.0.0.1:" + ports.api(service);
                parts.add(new Part(service.id(), url, marks.read(service.id()), readiness.of(url)));
            }
        }
        return parts;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** One row of the table. */
    private record Part(String name, String address, Optional<ProcessHandle> process, boolean answers) {

        boolean ready() {
            return process.isPresent() && answers;
        }

        List<String> cells() {
            return List.of(
                    name,
                    process.isPresent() ? "running" : "down",
                    address,
                    process.map(handle -> Long.toString(handle.pid())).orElse("-"),
                    ready() ? "yes" : "no");
        }
    }
}
