package io.option150.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with the launcher, a source, and a path on which there are the shell's tools and nothing else.
 *
 * @param root its real path
 */
record Workshop(Path root) {

    static final Path LAUNCHER = Path.of("../../option150").toAbsolutePath().normalize();

    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "grep",
            "find",
            "sort",
            "head",
            "tail",
            "cut",
            "tr",
            "dirname",
            "readlink",
            "mkdir",
            "mv",
            "rm",
            "awk",
            "cat",
            "cksum",
            "nice",
            "touch",
            "date");

    void furnish() throws IOException {
        Files.copy(LAUNCHER, root.resolve("option150"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(root.resolve("path"));
        Files.createDirectories(root.resolve("jdks"));
        for (String tool : TOOLS) {
            linkOnPath(tool, tool(tool));
        }
        for (String module : List.of("platform", "tftp-edge", "cluster-registry", "trust-service", "deploy", ".mvn")) {
            Files.createDirectories(root.resolve(module));
        }
        Files.createFile(root.resolve("pom.xml"));
        Path source = root.resolve("file-store/service/src/main/java/Files.java");
        Files.createDirectories(source.resolveSibling("."));
        Files.createFile(source);
        write(root.resolve("deploy/local/target/option150-local.jar"), "");
        write(root.resolve("deploy/cli/target/option150-cli.jar"), "");
        Path help = Path.of("src/main/resources/help");
        try (Stream<Path> texts = Files.list(help)) {
            for (Path text : texts.toList()) {
                Path copy = root.resolve("deploy/local").resolve(help).resolve(help.relativize(text));
                write(copy, Files.readString(text));
            }
        }
    }

    /** A JDK whose {@code java} says its version and how it was called. */
    Path jdk(String name, String version) throws IOException {
        Path home = root.resolve(name);
        write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo \"jdk " + version + ": $*\"; echo \"data ${OPTION150_DATA:-}\"");
        script(home.resolve("bin/javac"), "exit 1");
        return home;
    }

    /** A Maven that names its version and, called to build, leaves what a build leaves and then does {@code act}. */
    void maven(String version, String act) throws IOException {
        script(root.resolve("path/mvn"), """
                if [ "$1" = --version ]; then echo 'Apache Maven %s (abc)'; exit; fi
                mkdir -p deploy/cli/target
                [ -f deploy/cli/target/option150-cli.jar ] || touch deploy/cli/target/option150-cli.jar
                for service in tftp-edge cluster-registry file-store trust-service; do
                    mkdir -p "$service/service/target/quarkus-app"
                    touch "$service/service/target/quarkus-app/quarkus-run.jar"
                done
                %s
                """.formatted(version, act));
    }

    void linkOnPath(String name, Path target) throws IOException {
        Files.createSymbolicLink(root.resolve("path").resolve(name), target);
    }

    /** The first line of a surefire report. */
    static String report(int tests, int errors, int failures, int skipped) {
        return "<testsuite xmlns:xsi=\"x\" name=\"n\" time=\"1.5\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\">"
                .formatted(tests, errors, skipped, failures);
    }

    /** Runs the launcher; what it printed on both streams, then a line with its exit status. */
    String run(String variable, String... arguments) throws IOException, InterruptedException {
        return runAt(root, root.resolve("option150"), variable, arguments);
    }

    String runAt(Path cwd, Path launcher, String variable, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(cwd.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", root.resolve("path").toString());
        builder.environment().put("HOME", root.toString());
        builder.environment().put("OPTION150_JDKS", root.resolve("jdks").toString());
        int equals = variable.indexOf('=');
        builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "status " + process.waitFor() + "\n";
    }

    private static Path tool(String name) throws IOException {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path candidate = Path.of(folder, name);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new IOException("this machine has no " + name);
    }

    private static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, content);
    }
}
