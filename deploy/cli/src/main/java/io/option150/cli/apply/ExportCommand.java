package io.option150.cli.apply;

import io.option150.cli.call.Call;
import io.option150.cli.failure.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: writes what a suite has, as files that {@code apply} takes back. */
@Command(
        name = "export",
        description = "Writes what the suite has, as files that \"apply\" takes back with \"no changes\".",
        footerHeading = "%nExamples:%n",
        footer = {"  ./option150 export --to site", "  ./option150 export --to site --no-files"})
public final class ExportCommand implements Callable<Integer> {

    @Mixin
    private @Nullable Call call;

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "where to; made if it is not there")
    private Path folder = Path.of("");

    @Option(names = "--no-files", description = "without the files for phones")
    private boolean noFiles;

    @Override
    public Integer call() throws IOException {
        var caller = Objects.requireNonNull(call, "set by picocli");
        var site = new Site(caller.server(), folder);
        int clusters = site.clusters();
        int devices = site.devices();
        site.trustMode();
        int sources = site.sources();
        if (sources > 0) {
            caller.out()
                    .note("passwords of discovery's sources are left out: an empty suite needs them, as passwordFile");
        }
        int groups = site.records(Kind.CALL_MANAGER_GROUP);
        int templates = site.records(Kind.TEMPLATE);
        int profiles = site.records(Kind.PROFILE);
        int configs = site.records(Kind.DEVICE_CONFIG);
        int common = site.records(Kind.COMMON_FILE);
        int files = noFiles ? 0 : site.files(caller.out());
        caller.out()
                .done(
                        "%d clusters, %d discovery sources, %d call-manager groups, %d templates, %d profiles, %d phones' records, %d common files, %d devices, %d files written to %s"
                                .formatted(
                                        clusters, sources, groups, templates, profiles, configs, common, devices, files,
                                        folder));
        return Exit.DONE;
    }
}
