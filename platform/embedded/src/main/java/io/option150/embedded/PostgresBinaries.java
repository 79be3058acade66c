package io.option150.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from their archive on the class path. An archive is unpacked beside its place and
 * moved there whole, so that a crash or a full disk never leaves half a PostgreSQL that later starts would trust.
 */
record PostgresBinaries(Path home) {

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

    /** Unpacks the programs for this machine below {@code cache}, or finds them there. */
    static PostgresBinaries unpackedIn(Path cache) throws IOException {
        byte[] archive = archive();
        Path home = cache.resolve("postgresql-" + digest(archive).substring(0, 16));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(cache);
            Path unpacking = Files.createTempDirectory(cache, "unpacking");
            try {
                unpack(archive, unpacking);
                Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFirst) {
                Folders.delete(unpacking);
            } catch (IOException e) {
                Folders.delete(unpacking);
                throw new BackendException("PostgreSQL can't be unpacked into " + cache + ": " + e.getMessage(), e);
            }
        }
        return new PostgresBinaries(home);
    }

    /** A call of one of the programs; as root it goes through a user namespace, since PostgreSQL refuses to run as root. */
    List<String> call(String program, List<String> arguments) {
        List<String> words = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return words;
    }

    /** The major version of these programs, as PostgreSQL writes it into a data folder's {@code PG_VERSION}. */
    String majorVersion(Path scratch) throws IOException, InterruptedException {
        Command.Outcome outcome =
                Command.run(scratch, 30, List.of(home.resolve("bin/postgres").toString(), "--version"));
        Matcher version = VERSION.matcher(outcome.output());
        if (!outcome.ok() || !version.find()) {
            throw new BackendException("PostgreSQL's programs in " + home + " don't run on this machine: "
                    + outcome.output().strip());
        }
        return version.group(1);
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = ArchUtils.normalize(System.getProperty("os.arch", ""));
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new BackendException(
                    "there is no PostgreSQL for %s on %s in this build"
                            .formatted(system, machine)
                            .toLowerCase(Locale.ROOT),
                    e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive names a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.resolveSibling("."));
                    write(tar, entry, file);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean program = (entry.getMode() & 0100) != 0
                || file.resolveSibling(".").normalize().endsWith("bin");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
