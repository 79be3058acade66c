package io.option150.e2e.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches a file to its last byte as a phone does: by TFTP (RFC 1350, repeated each second), or by HTTP. */
final class WholeFetch implements AutoCloseable {

    private static final int DATA = 3;
    private static final int ACK = 4;
    private static final int ERROR = 5;
    private static final int FILE_NOT_FOUND = 1;
    private static final int BLOCK = 512;
    private static final int REPEAT_MILLIS = 1_000;
    private static final int TRIES = 4;
    private static final Duration WITHIN = Duration.ofSeconds(8);
    private static final int PATIENT_TRIES = 20;
    private static final Duration PATIENTLY_WITHIN = Duration.ofSeconds(30);

    private final int tftp;
    private final int http;
    private final int tries;
    private final Duration within;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private WholeFetch(int tftp, int http, int tries, Duration within) {
        this.tftp = tftp;
        this.http = http;
        this.tries = tries;
        this.within = within;
    }

    /** As a phone is. */
    WholeFetch(int tftp, int http) {
        this(tftp, http, TRIES, WITHIN);
    }

    /** One that waits long: for those who ask whether a file comes, and not how soon. */
    static WholeFetch patient(int tftp, int http) {
        return new WholeFetch(tftp, http, PATIENT_TRIES, PATIENTLY_WITHIN);
    }

    /**
     * What came.
     *
     * @param bytes of the file; null: there was none
     * @param why there is none, for people; empty: the server said that there is no such file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Got(byte @Nullable [] bytes, String why) {}

    Got byHttp(String name) throws InterruptedException {
        // A request's own time-out ends with the head: a body may go on for ever.
        var call = client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/" + name))
                        .timeout(within)
                        .build(),
                BodyHandlers.ofByteArray());
        try {
            var answer = call.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return switch (answer.statusCode()) {
                case 200 -> new Got(answer.body(), "");
                case 404 -> new Got(null, "");
                default -> new Got(null, "HTTP " + answer.statusCode());
            };
        } catch (ExecutionException | TimeoutException e) {
            call.cancel(true);
            return new Got(null, e.toString());
        }
    }

    Got byTftp(String name) throws IOException {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (var socket = new DatagramSocket(new InetSocketAddress(here, 0))) {
            socket.setSoTimeout(REPEAT_MILLIS);
            byte[] say = ("\0\1" + name + "\0octet\0").getBytes(US_ASCII);
            SocketAddress to = new InetSocketAddress(here, tftp);
            var file = new ByteArrayOutputStream();
            var answer = new DatagramPacket(new byte[BLOCK + 4], BLOCK + 4);
            int wanted = 1;
            long until = System.nanoTime() + within.toNanos();
            for (int silent = 0; silent < tries && System.nanoTime() - until < 0; ) {
                socket.send(new DatagramPacket(say, say.length, to));
                try {
                    socket.receive(answer);
                } catch (SocketTimeoutException again) {
                    silent++;
                    continue;
                }
                byte[] data = answer.getData();
                if (data[1] == ERROR) {
                    return new Got(null, data[3] == FILE_NOT_FOUND ? "" : "ERROR " + data[3]);
                }
                int block = ((data[2] & 0xFF) << 8) | (data[3] & 0xFF);
                if (data[1] != DATA || block != wanted) {
                    continue;
                }
                silent = 0;
                to = answer.getSocketAddress();
                file.write(data, 4, answer.getLength() - 4);
                say = new byte[] {0, ACK, data[2], data[3]};
                wanted++;
                if (answer.getLength() < BLOCK + 4) {
                    socket.send(new DatagramPacket(say, say.length, to));
                    return new Got(file.toByteArray(), "");
                }
                answer.setLength(BLOCK + 4);
            }
            return new Got(null, "no end, or silence");
        } catch (PortUnreachableException e) {
            return new Got(null, Arrays.toString(new Object[] {e}));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
