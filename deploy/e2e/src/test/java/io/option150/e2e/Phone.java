package io.option150.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client that nobody here wrote, fetching one file. */
enum Phone {
    TFTP_HPA("tftp") {
        @Override
        List<String> command(String program, String host, Suite suite, String name, Path into) {
            return List.of(program, "-m", "octet", host, port(suite), "-c", "get", name, into.toString());
        }
    },
    ATFTP("atftp") {
        @Override
        List<String> command(String program, String host, Suite suite, String name, Path into) {
            return List.of(
                    program, "--option", "blksize 1428", "--get", "-r", name, "-l", into.toString(), host, port(suite));
        }
    },
    CURL_TFTP("curl") {
        @Override
        List<String> command(String program, String host, Suite suite, String name, Path into) {
            var url = "tftp://" + bracketed(host) + ":" + port(suite) + "/" + name;
            return List.of(program, "-sS", "-g", "--max-time", "20", "-o", into.toString(), url);
        }
    },
    CURL_HTTP("curl") {
        @Override
        List<String> command(String program, String host, Suite suite, String name, Path into) {
            var url = "http://" + bracketed(host) + ":" + suite.httpPort() + "/" + name;
            return List.of(program, "-sS", "-g", "-f", "--max-time", "20", "-o", into.toString(), url);
        }
    };

    /**
     * What a fetch gave.
     *
     * @param exit the client's exit code
     * @param bytes what it stored; empty if nothing
     * @param said what it printed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content in is()
    record Got(int exit, byte[] bytes, String said) {

        boolean is(byte[] expected) {
            return exit == 0 && Arrays.equals(bytes, expected);
        }

        @Override
        public String toString() {
            return "exit " + exit + ", " + bytes.length + " bytes, said: " + said;
        }
    }

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final String program;

    Phone(String program) {
        this.program = program;
    }

    abstract List<String> command(String program, String host, Suite suite, String name, Path into);

    /** Fetches over IPv4. */
    Got fetch(Suite suite, String name) throws IOException, InterruptedException {
        return fetch(suite, "127.0.0.1", name);
    }

    Got fetch(Suite suite, String host, String name) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "phone-");
        try {
            var into = folder.resolve("file");
            var output = folder.resolve("output");
            var process = new ProcessBuilder(command(Programs.require(program), host, suite, name, into))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(this + " did not end within " + WITHIN + " for " + name);
            }
            var bytes = Files.exists(into) ? Files.readAllBytes(into) : new byte[0];
            return new Got(process.exitValue(), bytes, Files.readString(output).strip());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String port(Suite suite) {
        return Integer.toString(suite.tftpPort());
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
