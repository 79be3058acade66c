package io.option150.e2e;

import io.option150.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A remote cluster's own file server, a program of others on a loopback address of its own, over its own folder. */
public final class RemoteServer implements AutoCloseable {

    private static final Duration UP_WITHIN = Duration.ofSeconds(10);

    private final Process process;
    private final Path root;
    private final String address;
    private final int port;

    private RemoteServer(List<String> command, Path root, String address, int port)
            throws IOException, InterruptedException {
        this.root = root;
        this.address = address;
        this.port = port;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolveSibling(root.getFileName() + ".log").toFile())
                .start();
        Await.until(command.getFirst() + " listens on " + address + ":" + port, UP_WITHIN, this::listens);
    }

    /** {@code tftpd-hpa} in the foreground. */
    public static RemoteServer tftpdHpa(String address) throws IOException, InterruptedException {
        var program = Programs.require("in.tftpd");
        var root = newRoot();
        int port = Ports.free(address);
        var command = List.of(program, "-L", "-a", address + ":" + port, "-u", "root", "-s", root.toString());
        return new RemoteServer(command, root, address, port);
    }

    /** {@code dnsmasq} with nothing but TFTP; it knows port 69 only. */
    public static RemoteServer dnsmasq(String address) throws IOException, InterruptedException {
        var program = Programs.require("dnsmasq");
        var root = newRoot();
        var command = List.of(
                program,
                "-k",
                "--conf-file=/dev/null",
                "--port=0",
                "--user=root",
                "--pid-file=",
                "--log-facility=-",
                "--enable-tftp",
                "--tftp-root=" + root,
                "--listen-address=" + address,
                "--bind-interfaces");
        return new RemoteServer(command, root, address, 69);
    }

    /** {@code nginx} that serves the folder of another server over HTTP, on the same address. */
    public static RemoteServer nginx(RemoteServer beside) throws IOException, InterruptedException {
        var program = Programs.require("nginx");
        int port = Ports.free(beside.address);
        var home = newRoot();
        var config = home.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 256; }
                http {
                  access_log %1$s/access.log;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server { listen %2$s:%3$d; root %4$s; }
                }
                """.formatted(home, beside.address, port, beside.root));
        var command = List.of(program, "-p", home.toString(), "-c", config.toString(), "-e", home + "/error.log");
        return new RemoteServer(command, home, beside.address, port);
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    public Path root() {
        return root;
    }

    /** Puts a file on the server's own disk, whole or not at all. */
    public void put(String name, byte[] bytes) throws IOException {
        var target = root.resolve(name);
        Files.createDirectories(target.getParent());
        var part = Files.createTempFile(root, "part", "");
        Files.write(part, bytes);
        part.toFile().setReadable(true, false);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** SIGSTOP or SIGCONT to the server. */
    public void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("kill -" + name + " failed");
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "ended at once: " + Files.readString(root.resolveSibling(root.getFileName() + ".log")));
        }
        return Ports.isTaken(address, port);
    }

    private static Path newRoot() throws IOException {
        var root = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "remote-");
        root.toFile().setReadable(true, false);
        root.toFile().setExecutable(true, false);
        return root;
    }
}
