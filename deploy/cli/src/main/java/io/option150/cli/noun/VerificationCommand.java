package io.option150.cli.noun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trust verification}: what the TVS vouches for beside the certificates that are held. */
@Command(name = "verification", description = "What the TVS vouches for beside the certificates that are held.")
public final class VerificationCommand extends NounCommand {

    private static final String LIST = "verification-list";
    private static final Table TABLE = Table.of("fingerprint", "roles", "ttlSeconds", "subject", "notAfter", "added");

    @Command(
            name = "list",
            description = "Lists it.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust verification list")
    int list(@Mixin Call call) {
        return call.list(ApiPath.of(LIST), TABLE);
    }

    @Command(
            name = "get",
            description = "Shows one entry.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust verification get SHA-256")
    int get(
            @Mixin Call call,
            @Parameters(paramLabel = "SHA-256", description = "fingerprint, with or without colons") String print) {
        return call.show(call.server().get(ApiPath.of(LIST, print)));
    }

    @Command(
            name = "add",
            description = "Vouches for a certificate, or changes for what.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust verification add signer.pem --role sast --role tftp")
    int add(
            @Mixin Call call,
            @Parameters(paramLabel = "FILE", description = "the certificate, PEM") Path file,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "sast, ccm, ccm+tftp, tftp, capf, app-server or tvs; repeat for several")
                    List<String> roles,
            @Option(names = "--ttl", paramLabel = "SECONDS", description = "how long phones may hold the answer")
                    @Nullable
                    Integer ttl)
            throws IOException {
        ObjectNode entry = new Fields()
                .text("certificate", Files.readString(file))
                .list("roles", roles)
                .number("ttlSeconds", ttl)
                .json();
        return call.show(call.server().call("POST", ApiPath.of(LIST), entry));
    }

    @Command(
            name = "rm",
            description = "Vouches for certificates no longer; phones may hold earlier answers for their time.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust verification rm SHA-256")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "SHA-256", arity = "1..*", description = "fingerprints") List<String> prints) {
        prints.forEach(print -> call.remove(ApiPath.of(LIST, print), "certificate " + print));
        return Exit.DONE;
    }
}
