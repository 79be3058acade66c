package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trust}: certificates, trust lists, and what phones may trust. */
@Command(
        addMethodSubcommands = false,
        name = "trust",
        description = "Certificates, trust lists, and what phones may trust.",
        subcommands = VerificationCommand.class)
public final class TrustCommand extends NounCommand {

    private static final Table CERTIFICATES = Table.of("fingerprint", "cluster", "use", "roles", "subject", "notAfter");
    private static final Table OWN =
            Table.of("use", "state", "certificate.subject", "certificate.notAfter", "since", "certificate.fingerprint");
    private static final Table RETIRED = Table.of("use", "subject", "notAfter", "since", "retired", "fingerprint");
    private static final Table LISTS = Table.of("name", "size", "built", "sha256");
    private static final Table PHONES = Table.of("device", "subject", "notAfter", "since", "fingerprint");

    @Command(
            name = "certificates",
            description = "Lists all certificates that are held.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 trust certificates", "  ./option150 trust certificates -o json"})
    int certificates(@Mixin Call call) {
        return call.list(ApiPath.of("certificates"), CERTIFICATES);
    }

    @Command(
            name = "own",
            description = "Lists the suite's own certificates: what each is for, and where it stands.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 trust own", "  ./option150 trust own --retired"})
    int own(@Mixin Call call, @Option(names = "--retired", description = "those that were replaced") boolean retired) {
        // Short lists, without pages.
        return retired ? call.list(all(call, "retired"), RETIRED) : call.list(all(call), OWN);
    }

    @Command(
            name = "renew",
            description = "Has a new certificate with a new key made; the one it replaces is kept.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust renew tftp-https")
    int renew(
            @Mixin Call call,
            @Parameters(paramLabel = "USE", description = "sast-standby, ccm-tftp, tftp-https or tvs") String use) {
        return call.show(call.server().call("POST", ApiPath.of("certificates", "own", use, "renew"), null));
    }

    @Command(
            name = "promote",
            description = "Has the announced certificate sign the trust lists from now on.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust promote")
    int promote(
            @Mixin Call call,
            @Option(names = "--force", description = "before every phone can have fetched a list that names it")
                    boolean force) {
        var path = ApiPath.of("certificates", "own", "sast", "promote").with("force", force ? "true" : null);
        return call.show(call.server().call("POST", path, null));
    }

    @Command(
            name = "lists",
            description = "Lists the trust lists that there are, or shows one as phones read it.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 trust lists", "  ./option150 trust lists itl"})
    int lists(
            @Mixin Call call,
            @Parameters(arity = "0..1", paramLabel = "LIST", description = "ctl or itl") @Nullable String list) {
        return list == null
                ? call.list(ApiPath.of("trust-lists"), LISTS)
                : call.show(call.server().get(ApiPath.of("trust-lists", list)));
    }

    @Command(
            name = "mode",
            description = "Shows the local cluster's mode, which says which lists there are, or changes it.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 trust mode", "  ./option150 trust mode mixed"})
    int mode(
            @Mixin Call call,
            @Parameters(arity = "0..1", paramLabel = "MODE", description = "non-secure, mixed or proxy-only") @Nullable
                    String mode,
            @Option(
                            names = "--rollback-itl",
                            paramLabel = "yes|no",
                            description = "with proxy-only: an ITL without TFTP and TVS entries")
                    @Nullable
                    String rollbackItl) {
        var path = ApiPath.of("trust-lists", "mode");
        if (mode == null && rollbackItl == null) {
            return call.show(call.server().get(path));
        }
        var wanted = new Fields()
                .text(
                        "mode",
                        mode == null ? call.server().get(path).path("mode").asText() : mode)
                .bool("--rollback-itl", "rollbackItl", rollbackItl)
                .json();
        return call.show(call.server().call("PUT", path, wanted));
    }

    @Command(
            name = "cluster",
            description = "Looks at a remote cluster, there and then: does it trust what we sign, and what to do next.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust cluster branch-a")
    int cluster(@Mixin Call call, @Parameters(paramLabel = "ID", description = "id of the cluster") String id) {
        JsonNode found = call.server().get(ApiPath.of("exchange", "clusters", id));
        return call.show(found);
    }

    @Command(
            name = "phones",
            description = "Lists the phones whose configuration is encrypted, with their certificates.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust phones")
    int phones(@Mixin Call call) {
        return call.list(ApiPath.of("phone-certificates"), PHONES);
    }

    @Command(
            name = "encrypt",
            description = "Encrypts a phone's configuration for its certificate, a PEM file; or no more.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 trust encrypt SEP001122AABBCC phone.pem",
                "  ./option150 trust encrypt SEP001122AABBCC --off"
            })
    int encrypt(
            @Mixin Call call,
            @Parameters(index = "0", paramLabel = "DEVICE", description = "name of the phone") String device,
            @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "its certificate, PEM")
                    @Nullable
                    Path file,
            @Option(names = "--off", description = "forget its certificate") boolean off)
            throws IOException {
        var path = ApiPath.of("phone-certificates", device);
        if (off) {
            call.remove(path, "certificate of " + device);
            return Exit.DONE;
        }
        if (file == null) {
            return call.show(call.server().get(path));
        }
        var pem = Json.object().put("certificate", Files.readString(file));
        return call.show(call.server().call("PUT", path, pem));
    }

    @Command(
            name = "log",
            description = "Lists who took which certificates in and gave them away, the latest first.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 trust log -o yaml")
    int log(@Mixin Call call) {
        List<JsonNode> actions = call.server().all(ApiPath.of("exchange", "log"));
        return call.list(actions, Table.of("at", "who", "action", "cluster", "fingerprints"));
    }

    private static List<JsonNode> all(Call call, String... below) {
        var path = below.length == 0 ? ApiPath.of("certificates", "own") : ApiPath.of("certificates", "own", below[0]);
        List<JsonNode> all = new ArrayList<>();
        call.server().get(path).forEach(all::add);
        return all;
    }
}
