package io.option150.storm;

import io.option150.storm.plan.BootSequence;
import io.option150.storm.plan.Crowd;
import io.option150.storm.plan.Expected;
import io.option150.storm.plan.Plan;
import io.option150.storm.plan.SourceNet;
import io.option150.storm.plan.Target;
import io.option150.storm.plan.Tftp;
import io.option150.storm.report.HtmlReport;
import io.option150.storm.report.JsonReport;
import io.option150.storm.report.TableReport;
import io.option150.storm.run.Storm;
import io.option150.storm.run.StormResult;
import io.option150.storm.run.WarmUp;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./option150 storm}: has phones boot against an address and says how fast it served them. */
@Command(
        name = "./option150 storm",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpWidth = 110,
        description = "Has phones boot against a TFTP, HTTP or HTTPS address, and says how fast it served them.",
        footer = {
            "",
            "Exit status: 0 when every phone booted, 1 when a request failed, 2 when the command line is wrong.",
            "A file that does not exist is no failure: phones ask for many of those."
        })
public final class StormCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1:6969",
            description =
                    "host, host:port or [IPv6]:port of the TFTP server; without a port 69 (default: ${DEFAULT-VALUE})")
    private String address = "";

    @Option(
            names = "--phones",
            paramLabel = "N",
            defaultValue = "1000",
            description = "phones that boot (${DEFAULT-VALUE})")
    private int phones;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "4096",
            description = "phones under way at the same time at most (${DEFAULT-VALUE})")
    private int atOnce;

    @Option(
            names = "--ramp",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "switch the phones on evenly over this time (${DEFAULT-VALUE}: all at once)")
    private double ramp;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "have each phone boot again and again for this time (${DEFAULT-VALUE}: each boots once)")
    private double duration;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description =
                    "play against a server of its own first, so that the figures are not those of a JVM just started"
                            + " (${DEFAULT-VALUE})")
    private double warmUp;

    @Mixin
    private HttpOptions http = new HttpOptions();

    @Option(
            names = "--file",
            paramLabel = "NAME",
            description =
                    "ask for this file instead of a phone's usual ones; repeat for several; %%m is the phone's MAC")
    private List<String> files = List.of();

    @Option(
            names = "--first-mac",
            paramLabel = "HEX",
            defaultValue = "001122000000",
            description = "MAC of the first phone, the others count up (${DEFAULT-VALUE})")
    private String firstMac = "";

    @Option(
            names = "--source-net",
            paramLabel = "NET",
            description =
                    "give each phone an address of its own out of this part of 127.0.0.0/8, as 127.16.0.0/12 (TFTP)")
    private @Nullable String sourceNet;

    @Option(
            names = "--blksize",
            paramLabel = "BYTES",
            defaultValue = "1428",
            description = "block size asked for, 0 for none (${DEFAULT-VALUE})")
    private int blksize;

    @Option(
            names = "--windowsize",
            paramLabel = "BLOCKS",
            defaultValue = "1",
            description = "window asked for (${DEFAULT-VALUE})")
    private int windowsize;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "wait before a packet is sent again, doubled each time (${DEFAULT-VALUE})")
    private double timeout;

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often a packet is sent before the phone gives up (${DEFAULT-VALUE})")
    private int tries;

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "packets lost in each direction (${DEFAULT-VALUE}; TFTP)")
    private double loss;

    @Option(
            names = "--expect",
            paramLabel = "FOLDER",
            description = "compare each file byte for byte with the one of its name here")
    private @Nullable Path expect;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "threads that play the phones (${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "makes chance repeat itself (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON, - for standard output")
    private @Nullable String json;

    @Option(names = "--html", paramLabel = "FILE", description = "write the result as a page with plots")
    private @Nullable Path html;

    @Option(
            names = "--allow-remote",
            description = "allow an address that is not this machine's: a storm can take a network down")
    private boolean allowRemote;

    /** Read by the parser alone. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    private boolean help;

    /** Runs the command line; ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command, as it reads its arguments. */
    static CommandLine commandLine() {
        return new CommandLine(new StormCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = Objects.requireNonNull(spec, "spec").commandLine();
        Plan plan;
        Duration before;
        try {
            plan = plan();
            before = seconds("--warm-up", warmUp);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(line, String.valueOf(refused.getMessage()), refused);
        }
        WarmUp.run(plan, before);
        Progress progress = new Progress(line.getErr(), isTerminal(), phones);
        StormResult result = Storm.run(plan, progress);
        progress.end();
        report(result, line.getOut());
        return result.allBooted() ? 0 : 1;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private void report(StormResult result, PrintWriter out) throws IOException {
        if ("-".equals(json)) {
            out.print(JsonReport.of(result));
        } else {
            out.print(TableReport.of(result));
        }
        out.flush();
        if (json != null && !json.equals("-")) {
            Files.writeString(Path.of(json), JsonReport.of(result));
        }
        if (html != null) {
            Files.writeString(html, HtmlReport.of(result));
        }
    }

    private Plan plan() throws IOException {
        Target target = Target.parse(address);
        if (!target.isLoopback() && !allowRemote) {
            throw new IllegalArgumentException("ADDRESS must be this machine's, is " + address
                    + ": a storm can take a network down; --allow-remote lifts this");
        }
        return new Plan(
                target,
                http.transport(),
                new Crowd(
                        phones,
                        atOnce,
                        seconds("--ramp", ramp),
                        seconds("--duration", duration),
                        mac(firstMac),
                        sourceNet == null ? null : SourceNet.parse(sourceNet)),
                files.isEmpty() ? BootSequence.OF_A_DESK_PHONE : BootSequence.of(files),
                new Tftp(blksize, windowsize, seconds("--timeout", timeout), tries, loss / 100),
                http.plan(),
                expect == null ? Expected.ANYTHING : Expected.of(expect),
                threads,
                seed);
    }

    private static Duration seconds(String option, double value) {
        if (!(value >= 0 && value <= 86_400)) {
            throw new IllegalArgumentException(option + " must be 0 to 86400 seconds, is " + value);
        }
        return Duration.ofNanos((long) (value * NANOS));
    }

    private static long mac(String text) {
        if (!text.matches("[0-9A-Fa-f]{12}")) {
            throw new IllegalArgumentException("--first-mac must be twelve hexadecimal digits, is " + text);
        }
        return Long.parseLong(text, 16);
    }
}
