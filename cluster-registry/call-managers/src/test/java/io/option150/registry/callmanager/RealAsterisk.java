package io.option150.registry.callmanager;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * An Asterisk of Debian's unstable release, in a folder of its own: stable releases have none. What it takes to make the folder is
 * root, debootstrap and a mirror; where that is not to be had, who asks for it is skipped with a word.
 */
final class RealAsterisk implements AutoCloseable {

    static final String USERNAME = "option150";
    static final String SECRET = "not-a-secret-of-anybody";

    private static final Duration MADE_WITHIN = Duration.ofMinutes(15);
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);

    private static final String MODULES = """
            [modules]
            autoload=no
            load=res_sorcery_config.so
            load=res_sorcery_memory.so
            load=res_sorcery_astdb.so
            load=res_pjproject.so
            load=res_pjsip.so
            load=res_pjsip_session.so
            load=res_pjsip_registrar.so
            load=res_pjsip_endpoint_identifier_user.so
            load=res_pjsip_pubsub.so
            load=res_pjsip_notify.so
            """;

    private final Process process;
    final int amiPort;
    final int sipPort;

    private RealAsterisk(Process process, int amiPort, int sipPort) {
        this.process = process;
        this.amiPort = amiPort;
        this.sipPort = sipPort;
    }

    /**
     * One that knows an endpoint, which anybody may register.
     *
     * @param work a folder for its output
     */
    static RealAsterisk start(Path work, String endpoint) throws IOException, InterruptedException {
        var root = root(work);
        int amiPort = free();
        int sipPort = free();
        configure(root.resolve("etc/asterisk"), endpoint, amiPort, sipPort);
        var process = new ProcessBuilder("chroot", root.toString(), "/usr/sbin/asterisk", "-f")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("asterisk.log").toFile())
                .start();
        var asterisk = new RealAsterisk(process, amiPort, sipPort);
        Awaitility.await("Asterisk is ready")
                .atMost(STARTED_WITHIN)
                .until(() -> asterisk.isListening()
                        && Files.readString(work.resolve("asterisk.log"), ISO_8859_1)
                                .contains("Asterisk Ready"));
        return asterisk;
    }

    InetSocketAddress ami() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), amiPort);
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), amiPort)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static Path root(Path work) throws IOException, InterruptedException {
        var given = System.getenv("OPTION150_TEST_ASTERISK");
        var root = given == null ? Path.of("target", "asterisk-sid").toAbsolutePath() : Path.of(given);
        if (Files.isExecutable(root.resolve("usr/sbin/asterisk"))) {
            return root;
        }
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "an Asterisk's folder is made by root only");
        var log = work.resolve("debootstrap.log");
        // Beside it first: one that was stopped halfway has the program already, and does not start.
        var making = Files.createTempDirectory(Files.createDirectories(root.resolveSibling("")), "asterisk-making-");
        Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
        var command = List.of("debootstrap", "--variant=minbase", "--include=asterisk", "sid", making.toString());
        try {
            var made = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean isOver = made.waitFor(MADE_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (!isOver) {
                made.descendants().forEach(ProcessHandle::destroyForcibly);
                made.destroyForcibly().waitFor();
            }
            Assumptions.assumeTrue(
                    isOver && made.exitValue() == 0,
                    () -> "debootstrap makes no folder with an Asterisk: " + lastLines(log));
        } catch (IOException noDebootstrap) {
            Assumptions.abort("there is no debootstrap: " + noDebootstrap.getMessage());
        }
        Files.move(making, root);
        return root;
    }

    /** What the folder's own end takes away. */
    private static String lastLines(Path log) {
        try {
            var lines = Files.readAllLines(log, ISO_8859_1);
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException none) {
            return "without a word: " + none.getMessage();
        }
    }

    private static void configure(Path folder, String endpoint, int amiPort, int sipPort) throws IOException {
        write(folder.resolve("modules.conf"), MODULES);
        write(folder.resolve("pjsip_notify.conf"), "");
        write(folder.resolve("logger.conf"), "[general]\n[logfiles]\nconsole => notice,warning,error\n");
        write(folder.resolve("extensions.conf"), "[default]\nexten => _X.,1,Hangup()\n");
        write(folder.resolve("manager.conf"), """
                [general]
                enabled = yes
                port = %d
                bindaddr = 127.0.0.1
                [%s]
                secret = %s
                permit = 127.0.0.1/255.255.255.255
                read = system,call,reporting
                write = system
                """.formatted(amiPort, USERNAME, SECRET));
        write(folder.resolve("pjsip.conf"), """
                [udp]
                type=transport
                protocol=udp
                bind=127.0.0.1:%d
                [%2$s]
                type=endpoint
                context=default
                disallow=all
                allow=ulaw
                aors=%2$s
                [%2$s]
                type=aor
                max_contacts=1
                """.formatted(sipPort, endpoint));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, UTF_8);
    }

    static int free() throws IOException {
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return port.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
