package io.option150.demo;

import io.option150.demo.phone.HttpPhone;
import io.option150.demo.phone.Phone;
import io.option150.demo.remote.RemoteCluster;
import io.option150.demo.remote.SigningCluster;
import io.option150.embedded.Folders;
import io.option150.local.command.Command;
import io.option150.local.command.HelpText;
import io.option150.local.command.StopRequest;
import io.option150.local.console.CommandLog;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.data.RunningSuite;
import io.option150.local.preflight.PortCheck;
import io.option150.local.settings.Addresses;
import io.option150.local.settings.OwnBackends;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.Settings;
import io.option150.local.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code demo}: tells the story on the suite that runs, or on one of its own. */
public record Demo(Settings settings, Console console) implements Command {

    private static final InetAddress BERLIN = InetAddress.ofLiteral("127.0.0.2");
    private static final InetAddress PARIS = InetAddress.ofLiteral("127.0.0.3");
    private static final int OFFSET_STEP = 1000;
    private static final int LAST_OFFSET = 40_000;

    @Override
    public List<String> help() {
        return HelpText.of("demo");
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        takesNothing(arguments);
        StopRequest stop = StopRequest.onSignal();
        int status = 1;
        try {
            DataFolder folder = new DataFolder(settings.data());
            Optional<RunningSuite> running = folder.exists() ? RunningSuite.read(folder) : Optional.empty();
            status = running.isPresent() ? tellOn(folder, running.get()) : tellOnOwnSuite(stop);
        } finally {
            stop.finish(status);
        }
        return status;
    }

    private int tellOn(DataFolder folder, RunningSuite suite) throws Exception {
        console.line("On the suite that runs on " + folder.root());
        return tell(folder, suite.listen().getFirst(), suite.ports(), Cast.random(false));
    }

    private int tellOnOwnSuite(StopRequest stop) throws Exception {
        DataFolder data = new DataFolder(Files.createTempDirectory("option150-demo"));
        CommandLog.writeTo(data.logs().resolve("option150-demo.log"));
        Settings own = new Settings(
                settings.home(),
                data.root(),
                Addresses.parse("listen", "127.0.0.1"),
                true,
                ownPorts(),
                OwnBackends.NONE);
        console.line("No suite runs, so the demo starts one of its own");
        int status = 1;
        try (Suite suite = stop.interrupting(() -> Suite.start(own, false, console, stop::isMade))) {
            if (!stop.isMade()) {
                status = tell(suite.folder(), own.listen().getFirst(), own.ports(), Cast.random(true));
            }
        } finally {
            if (status == 0 || stop.isMade()) {
                Folders.delete(data.root());
            } else {
                console.line("What it leaves to be looked at: " + data.root());
            }
        }
        return status;
    }

    private int tell(DataFolder folder, InetAddress address, PortPlan ports, Cast cast) throws Exception {
        Path trees = Files.createTempDirectory("option150-remotes");
        Steps steps = new Steps(console);
        try (RemoteCluster berlin = RemoteCluster.start(BERLIN, Files.createDirectory(trees.resolve("berlin")));
                RemoteCluster paris = RemoteCluster.start(PARIS, Files.createDirectory(trees.resolve("paris")));
                SuiteApi admin = new SuiteApi(folder, ports);
                Phone phone = Phone.on(cast.phone(), new InetSocketAddress(address, ports.tftp()))) {
            try {
                new Story(cast, admin, phone, berlin, paris, steps).tell();
                tellTroubles(
                        cast, admin, berlin, paris, steps, trees, new InetSocketAddress(address, ports.phoneHttp()));
            } finally {
                cleanUp(cast, admin);
            }
        } finally {
            Folders.delete(trees);
        }
        console.line("");
        console.line(steps.failed() == 0 ? "Every step held." : steps.failed() + " steps did not hold.");
        return steps.failed() == 0 ? 0 : 1;
    }

    private static void tellTroubles(
            Cast cast,
            SuiteApi admin,
            RemoteCluster berlin,
            RemoteCluster paris,
            Steps steps,
            Path folder,
            InetSocketAddress server)
            throws IOException, InterruptedException {
        SigningCluster berlinSigns = SigningCluster.make(cast.oldHome(), folder);
        SigningCluster parisSigns = SigningCluster.make(cast.newHome(), folder);
        try (HttpPhone signer = new HttpPhone(cast.troubled(1), cast.addressOf(1), server);
                HttpPhone upgrading = new HttpPhone(cast.troubled(2), cast.addressOf(2), server);
                HttpPhone moved = new HttpPhone(cast.troubled(3), cast.addressOf(3), server)) {
            new Troubles(cast, admin, signer, upgrading, moved, berlin, paris, berlinSigns, parisSigns, steps).tell();
        }
    }

    /** Each removal is tried, whatever became of the others: a story cut short has not made all of it. */
    private void cleanUp(Cast cast, SuiteApi admin) throws InterruptedException {
        List<Removal> removals = List.of(
                () -> admin.removeDevice(cast.phone()),
                () -> admin.removeDevice(cast.troubled(1)),
                () -> admin.removeDevice(cast.troubled(2)),
                () -> admin.removeDevice(cast.troubled(3)),
                () -> admin.removeCluster(cast.oldHome()),
                () -> admin.removeCluster(cast.newHome()),
                () -> admin.removeFile(cast.ringList()),
                () -> admin.removeFile(cast.dialPlan()),
                () -> admin.removeFile(cast.load() + ".loads"),
                () -> admin.removeFile(cast.image()));
        for (Removal removal : removals) {
            try {
                removal.run();
            } catch (IOException e) {
                console.line("  could not be cleaned up: " + String.join("; ", Failures.lines(e)));
            }
        }
    }

    /** One thing taken away from the suite. */
    @FunctionalInterface
    private interface Removal {
        void run() throws IOException, InterruptedException;
    }

    /** Those that the user chose, or the first that are all free. */
    private PortPlan ownPorts() throws SuiteException {
        if (!settings.ports().equals(PortPlan.at(0))) {
            return settings.ports();
        }
        List<InetAddress> loopback = Addresses.parse("listen", "127.0.0.1");
        return IntStream.iterate(0, offset -> offset <= LAST_OFFSET, offset -> offset + OFFSET_STEP)
                .mapToObj(PortPlan::at)
                .filter(ports -> isFree(ports, loopback))
                .findFirst()
                .orElseThrow(() -> new SuiteException("there is no run of free ports for a suite of the demo's own"));
    }

    private static boolean isFree(PortPlan ports, List<InetAddress> addresses) {
        try {
            PortCheck.check(ports.uses(addresses));
            return true;
        } catch (SuiteException taken) {
            return false;
        }
    }
}
