package io.option150.files.unpack;

import io.option150.files.check.FindingView;
import io.option150.files.tree.Write;
import java.util.List;
import java.util.Locale;

/**
 * What became of a package.
 *
 * @param created files that are new
 * @param replaced files that have a new version
 * @param unchanged files that had these bytes already
 * @param files all of them, in the package's order
 * @param leftOut what is no file of phones, and why
 * @param firmware loads of the package
 * @param defaultLoads what the package names as defaults of models
 * @param findings what is wrong with phones' files
 */
record PackageReport(
        long created,
        long replaced,
        long unchanged,
        List<UnpackedFile> files,
        List<LeftOut> leftOut,
        List<Firmware> firmware,
        List<DefaultLoad> defaultLoads,
        List<FileFindings> findings) {

    /**
     * A file as it is now.
     *
     * @param outcome created, replaced or unchanged
     */
    record UnpackedFile(String path, long size, String sha256, long version, String outcome) {

        static UnpackedFile of(Write write) {
            var file = write.file();
            return new UnpackedFile(
                    file.path(),
                    file.size(),
                    file.sha256(),
                    file.version(),
                    write.outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What is wrong with one file. */
    record FileFindings(String path, List<FindingView> findings) {}

    static long count(List<Write> writes, Write.Outcome outcome) {
        return writes.stream().filter(it -> it.outcome() == outcome).count();
    }
}
