package io.option150.cli.noun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.server.ApiPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a cluster's call manager is asked, as options. */
public final class PushTargetOptions {

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "pjsip, chan_sip or chan_sccp: an Asterisk; freeswitch; axl: a Unified CM; sip: the phones themselves (7940, 7960)")
    private @Nullable String kind;

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description =
                    "of its manager interface or event socket; of axl a host or https URL; of sip the phones' port")
    private @Nullable String address;

    @Option(names = "--username", paramLabel = "NAME", description = "of an Asterisk or a Unified CM")
    private @Nullable String username;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file with its password in the first line; - is the standard input")
    private @Nullable String password;

    @Option(
            names = "--certificate",
            paramLabel = "SHA-256",
            description = "of the one certificate that is believed (axl); \"\": it must verify")
    private @Nullable String certificate;

    @Option(names = "--profile", paramLabel = "NAME", description = "of mod_sofia (freeswitch; internal)")
    private @Nullable String profile;

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "what it calls a phone; {device} and {mac} stand for the phone's own ({device})")
    private @Nullable String endpoint;

    @Option(names = "--per-second", paramLabel = "N", description = "most phones asked in a second (10)")
    private @Nullable Integer perSecond;

    @Option(names = "--enabled", paramLabel = "yes|no", description = "no: it is not asked (no)")
    private @Nullable String enabled;

    @Option(
            names = "--automatic",
            paramLabel = "yes|no",
            description = "yes: phones are asked by themselves when their configuration has changed (no)")
    private @Nullable String automatic;

    @Option(names = "--remove", description = "forgets it")
    private boolean remove;

    int apply(Call call, String cluster) throws IOException {
        var path = ApiPath.of("clusters", cluster, "push");
        if (remove) {
            call.remove(path, "push target of cluster " + cluster);
            return Exit.DONE;
        }
        var fields = new Fields()
                .text("kind", kind)
                .text("address", address)
                .text("username", username)
                .text("password", password == null ? null : firstLine(call, password))
                .text("certificateSha256", certificate)
                .text("profile", profile)
                .text("endpoint", endpoint)
                .number("perSecond", perSecond)
                .bool("--enabled", "enabled", enabled)
                .bool("--automatic", "automatic", automatic)
                .json();
        return call.show(
                fields.isEmpty() ? call.server().get(path) : call.server().call("PUT", path, fields));
    }

    private static String firstLine(Call call, String file) throws IOException {
        var text = file.equals("-") ? new String(call.in().readAllBytes(), UTF_8) : Files.readString(Path.of(file));
        return text.lines()
                .findFirst()
                .orElseThrow(() -> Failure.wrongUse("--password-file must have a password in its first line"));
    }
}
