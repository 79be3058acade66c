package io.option150.cli.noun;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.cli.call.Call;
import io.option150.cli.call.Source;
import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Format;
import io.option150.cli.output.Progress;
import io.option150.cli.output.Table;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code file}: the files for all phones. */
@Command(
        addMethodSubcommands = false,
        name = "file",
        description = "Files for all phones: ring lists, dial plans, locales, firmware.")
public final class FileCommand extends NounCommand {

    private static final Table TABLE = Table.of("path", "size", "version", "form", "forced", "modified", "sha256");

    @Command(
            name = "list",
            description = "Lists files.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 file list", "  ./option150 file list United_States/"})
    int list(
            @Mixin Call call,
            @Parameters(arity = "0..1", paramLabel = "PREFIX", description = "only those whose paths begin so")
                    @Nullable
                    String prefix) {
        return call.list(ApiPath.of("files").with("prefix", prefix), TABLE);
    }

    @Command(
            name = "get",
            description = "Fetches a file's bytes.",
            footerHeading = EXAMPLES,
            footer = {"  ./option150 file get ringlist.xml", "  ./option150 file get sip88xx.loads --to sip88xx.loads"})
    int get(
            @Mixin Call call,
            @Parameters(paramLabel = "PATH", description = "path of the file") String path,
            @Option(names = "--to", paramLabel = "FILE", description = "where to (else standard output)") @Nullable
                    Path target)
            throws IOException {
        try (var bytes = call.server().stream("GET", of(path), null, BodyPublishers.noBody())) {
            if (target == null) {
                bytes.transferTo(call.out().out());
                call.out().out().flush();
                return Exit.DONE;
            }
            if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                // A device, a pipe, a link: what it leads to takes the bytes, and stays what it is.
                try (var there = Files.newOutputStream(target)) {
                    bytes.transferTo(there);
                }
                return Exit.DONE;
            }
            // Beside it and moved: a fetch that breaks off leaves what was there.
            var part = target.resolveSibling(Objects.requireNonNull(target.getFileName(), "names a file") + ".part");
            try {
                Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return Exit.DONE;
    }

    @Command(
            name = "put",
            description = "Stores a file; every edge serves it at once, plain and signed.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 file put ringlist.xml",
                "  ./option150 file put United_States/g3-tones.xml tones.xml",
                "  generate | ./option150 file put ringlist.xml -"
            })
    int put(
            @Mixin Call call,
            @Parameters(index = "0", paramLabel = "PATH", description = "path that phones ask for") String path,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "FILE",
                            description = "the file, - for standard input (else the file of that path here)")
                    @Nullable
                    String file,
            @Option(names = "--force", description = "store it though phones would throw it away") boolean force)
            throws IOException {
        var target = of(path).with("force", force ? "true" : null);
        var source = Source.of(call, file == null ? path : file);
        JsonNode stored;
        try (var progress = new Progress(call.out(), "bytes", source.size().orElse(0));
                var answer = call.server().stream("PUT", target, "application/octet-stream", source.body(progress))) {
            stored = Json.MAPPER.readTree(answer);
        }
        for (var warning : stored.path("warnings")) {
            call.out().note("warning: " + warning.asText());
        }
        return call.show(stored);
    }

    @Command(
            name = "unpack",
            description =
                    "Stores the files of a firmware or locale package (zip, tar, .cop.sgn), all of them or none, and tells whether loads are complete.",
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 file unpack cmterm-88xx-sip.14-2-1.zip",
                "  ./option150 file unpack locale.cop.sgn --into locales"
            })
    int unpack(
            @Mixin Call call,
            @Parameters(paramLabel = "PACKAGE", description = "the package, - for standard input") String file,
            @Option(names = "--into", paramLabel = "FOLDER", description = "folder of the tree (else none)") @Nullable
                    String folder,
            @Option(names = "--force", description = "store phones' files though phones would throw them away")
                    boolean force)
            throws IOException {
        return new PackageUpload(call).send(Source.of(call, file), folder, force);
    }

    @Command(
            name = "rm",
            description = "Removes files with their versions.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 file rm ringlist.xml")
    int remove(
            @Mixin Call call,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "paths of files") List<String> paths) {
        paths.forEach(path -> call.remove(of(path), "file " + path));
        return Exit.DONE;
    }

    @Command(
            name = "versions",
            description = "Lists the versions kept of a file, newest first.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 file versions ringlist.xml")
    int versions(@Mixin Call call, @Parameters(paramLabel = "PATH", description = "path of the file") String path) {
        return call.list(ApiPath.of("files").below(path + "/versions"), TABLE);
    }

    @Command(
            name = "diff",
            description = {
                "Shows what is different between two versions of a text, as a unified diff; secrets as ***.",
                "Exit status 1: something is."
            },
            footerHeading = EXAMPLES,
            footer = {
                "  ./option150 file diff ringlist.xml",
                "  ./option150 file diff ringlist.xml 3 5",
                "  ./option150 file diff SEP001122AABBCC.cnf.xml --to-record"
            })
    int diff(
            @Mixin Call call,
            @Parameters(index = "0", paramLabel = "PATH", description = "path of the file") String path,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "FROM",
                            description =
                                    "number of the first version (else the one before the current, or with --to-record the current one)")
                    @Nullable
                    Long from,
            @Parameters(
                            index = "2",
                            arity = "0..1",
                            paramLabel = "TO",
                            description = "number of the second version (else the current one)")
                    @Nullable
                    Long to,
            @Option(names = "--to-record", description = "against what the phone's record gives") boolean isToRecord) {
        if (isToRecord && to != null) {
            throw Failure.wrongUse("--to-record stands for TO; give one of them");
        }
        long first = from != null ? from : version(call, path, isToRecord ? 0 : 1);
        var url = ApiPath.of("files")
                .below(path + "/versions/" + first + "/diff")
                .with("to", isToRecord ? "record" : to == null ? null : String.valueOf(to));
        var diff = call.server().get(url);
        if (call.out().format() == Format.table) {
            diff.path("diff").asText().lines().forEach(call.out()::done);
            if (!diff.path("equal").asBoolean() && diff.path("diff").asText().isEmpty()) {
                call.out().done("Only secrets or ends of lines are different.");
            }
        } else {
            call.out().one(diff);
        }
        return diff.path("equal").asBoolean() ? Exit.DONE : Exit.REFUSED;
    }

    /** Number of a version, counted from the newest one, 0. */
    private static long version(Call call, String path, int back) {
        var kept = call.server()
                .get(ApiPath.of("files").below(path + "/versions").with("size", String.valueOf(back + 1)))
                .path("items");
        if (kept.size() <= back) {
            throw Failure.wrongUse("of " + path + " no version before the current one is kept");
        }
        return kept.path(back).path("version").asLong();
    }

    @Command(
            name = "restore",
            description = "Makes an older version's content the file's newest one.",
            footerHeading = EXAMPLES,
            footer = "  ./option150 file restore ringlist.xml 3")
    int restore(
            @Mixin Call call,
            @Parameters(index = "0", paramLabel = "PATH", description = "path of the file") String path,
            @Parameters(index = "1", paramLabel = "VERSION", description = "number of the version") long version) {
        return call.show(call.server()
                .call("POST", ApiPath.of("files").below(path + "/versions/" + version + "/restore"), null));
    }

    private static ApiPath of(String path) {
        if (path.isEmpty() || path.startsWith("-") || path.startsWith("/")) {
            throw Failure.wrongUse(
                    "a file's path is what phones ask for, and must not be empty or begin with - or /, got: \"" + path
                            + "\"");
        }
        var url = ApiPath.of("files").below(path);
        // Without it such a URL means a file's history.
        return path.endsWith("/versions") ? url.with("literal", true) : url;
    }
}
