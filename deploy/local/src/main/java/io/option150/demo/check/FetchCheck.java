package io.option150.demo.check;

import io.option150.demo.phone.Answer;
import io.option150.demo.phone.Phone;
import io.option150.demo.pod.StandIn;
import io.option150.files.contract.FileUrls;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Main class of {@code helm test}: uploads a file, fetches it over TFTP and HTTP, removes it; with the demo it fetches the
 * stand-in's file, too. Exit status: 0 every byte was right, 1 one was not, 2 the environment is not understood.
 */
public final class FetchCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int BYTES = 100_000;

    private final CheckSettings settings;
    private final Console console;
    private final HttpClient client;

    FetchCheck(CheckSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        settings.authorities().map(Authorities::trusting).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** Runs the check of the environment. */
    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        try {
            new FetchCheck(CheckSettings.from(System.getenv()), console).run();
        } catch (IllegalArgumentException e) {
            console.failure(Failures.lines(e));
            System.exit(2);
        } catch (IOException | InterruptedException e) {
            console.failure(Failures.lines(e));
            System.exit(1);
        }
        // The HTTP client's threads would keep this process for a while.
        System.exit(0);
    }

    /**
     * Does it.
     *
     * @throws IOException saying which file did not come as it should
     */
    void run() throws IOException, InterruptedException {
        byte[] content = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(content);
        // A name of its own each time: nothing that is cached of an earlier check can stand in for it.
        String name = "option150-check-"
                + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".bin";
        upload(name, content);
        try {
            require(name, content);
        } finally {
            send("DELETE", name, new byte[0]);
        }
        if (settings.demo()) {
            require(StandIn.CONFIG, StandIn.config());
        }
        console.line("every byte is right");
    }

    private void require(String name, byte[] content) throws IOException, InterruptedException {
        until("TFTP: " + name, () -> overTftp(name, content));
        until("HTTP: " + name, () -> overHttp(name, content));
    }

    /** One try to fetch a file. */
    private interface Try {
        /** What is wrong; empty when nothing is. */
        String outcome() throws IOException, InterruptedException;
    }

    private void until(String what, Try attempt) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.limit().toNanos();
        while (true) {
            String wrong;
            try {
                wrong = attempt.outcome();
            } catch (IOException e) {
                wrong = e.toString();
            }
            if (wrong.isEmpty()) {
                console.line("done: " + what);
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(what + ": " + wrong);
            }
            Thread.sleep(AGAIN);
        }
    }

    private String overTftp(String name, byte[] content) throws IOException, InterruptedException {
        InetSocketAddress server = new InetSocketAddress(
                settings.tftp().getHostString(), settings.tftp().getPort());
        if (server.isUnresolved()) {
            return "no address for " + settings.tftp().getHostString();
        }
        try (Phone phone = Phone.on("check", server)) {
            Answer answer = phone.fetch(name);
            return answer instanceof Answer.File file && file.is(content) ? "" : "got " + answer.describe();
        }
    }

    private String overHttp(String name, byte[] content) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + host() + ":" + settings.http().getPort() + "/" + name);
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            return "HTTP " + answer.statusCode();
        }
        return Arrays.equals(answer.body(), content) ? "" : "got another file of " + answer.body().length + " bytes";
    }

    private String host() {
        String host = settings.http().getHostString();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private void upload(String name, byte[] content) throws IOException, InterruptedException {
        until("the file store: upload of " + name, () -> {
            HttpResponse<String> answer = send("PUT", name, content);
            return answer.statusCode() / 100 == 2 ? "" : "HTTP " + answer.statusCode() + " " + answer.body();
        });
    }

    private HttpResponse<String> send(String method, String name, byte[] body)
            throws IOException, InterruptedException {
        String token = Files.readString(settings.adminToken()).strip();
        return client.send(
                HttpRequest.newBuilder(URI.create(settings.files() + FileUrls.file(name)))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
