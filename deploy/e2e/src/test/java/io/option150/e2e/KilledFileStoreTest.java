package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The file store is killed in the midst of much work: what was begun goes on, or was never there. */
class KilledFileStoreTest {

    private static final int PHONES = 5_000;
    private static final int MOST_TRIES = 10;
    private static final int PACKED = 2_000;
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(3);
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);

    @Test
    void makesAllFilesAndUnpacksAllOrNothing() throws Exception {
        try (var suite = Suite.start()) {
            var killed = new Bench(suite, new Admin(suite), new Loss(suite), new FileStoreTables(suite));
            filesOfManyPhonesAreAllMadeAndEachOnce(killed);
            aPackageIsNotThereThatHadNotCome(killed);
            aPackageIsWholeOrNotThere(killed);
        }
    }

    private static void filesOfManyPhonesAreAllMadeAndEachOnce(Bench bench) throws Exception {
        bench.group("192.0.2.1");
        bench.tables().addPhones(PHONES, "killed");
        Await.until("all have files", DONE_WITHIN, () -> !bench.tables().waits());
        long changes = bench.changeUntilKilledInTheMidst();

        Await.until("all files are made", DONE_WITHIN, () -> bench.waiting() == 0);

        var address = ">192.0.2." + changes + "<";
        var versions = bench.versions();
        assertThat(versions).hasSize(PHONES);
        assertThat(versions.values())
                .as("a file that was made before the kill is not made again")
                .containsOnly(changes);
        Await.until(
                "the edge has the last of them",
                SERVED_WITHIN,
                () -> bench.served(name(PHONES)).contains(address));
        for (int phone = 1; phone < PHONES; phone += 50) {
            var name = name(phone);
            Await.until(
                    name + " is told of",
                    SERVED_WITHIN,
                    () -> bench.served(name).contains(address));
        }
    }

    private static void aPackageIsNotThereThatHadNotCome(Bench bench) throws Exception {
        var packed = packed("half/", 20, 1 << 20);
        try (var socket = bench.send(packed, packed.length - 1_000)) {
            // Sent is what the file store took, but for what two sockets hold.
            bench.kill();
            assertThat(socket.getInputStream().read()).as("no answer came").isEqualTo(-1);
        } catch (IOException cut) {
            assertThat(cut).hasMessageContaining("reset");
        }
        bench.awaitBack();
        assertThat(bench.count("half/")).isZero();
    }

    private static void aPackageIsWholeOrNotThere(Bench bench) throws Exception {
        for (int wait = 0; wait <= 400; wait += 200) {
            var folder = "whole-" + wait + "/";
            var packed = packed(folder, PACKED, 100);
            try (var _ = bench.send(packed, packed.length)) {
                Thread.sleep(wait);
                bench.kill();
            }
            bench.awaitBack();
            assertThat(bench.count(folder)).as(folder).isIn(0L, (long) PACKED);
            assertThat(bench.unpack(packed)).as(folder).isEqualTo(PACKED);
            assertThat(bench.count(folder)).isEqualTo(PACKED);
            Await.until(
                    "the edge has the last of it",
                    SERVED_WITHIN,
                    () -> bench.served(folder + "file-" + (PACKED - 1)).length() == 100);
        }
    }

    private static String name(int phone) {
        return "SEP00000C%06X.cnf.xml".formatted(phone);
    }

    /** Bytes that no other package has. */
    private static byte[] packed(String folder, int files, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var random = new Random(folder.hashCode());
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (int file = 0; file < files; file++) {
                var content = new byte[size];
                for (int at = 0; at < size; at++) {
                    content[at] = (byte) ('a' + random.nextInt(26));
                }
                zip.putNextEntry(new ZipEntry(folder + "file-" + file));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private record Bench(Suite suite, Admin admin, Loss loss, FileStoreTables tables) {

        void group(String address) throws IOException, InterruptedException {
            var answer = admin.put(
                    Admin.FILES,
                    "/api/v1/call-manager-groups/killed",
                    "{\"members\":[{\"address\":\"" + address + "\"}]}");
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        }

        /** Answers how many versions each file has then. */
        long changeUntilKilledInTheMidst() throws Exception {
            for (int change = 2; change <= MOST_TRIES; change++) {
                group("192.0.2." + change);
                long waiting = waiting();
                while (waiting == PHONES) {
                    Thread.sleep(10);
                    waiting = waiting();
                }
                if (waiting > 0) {
                    kill();
                    awaitBack();
                    return change;
                }
            }
            throw new AssertionError("all files were made before anybody could look");
        }

        long waiting() throws IOException, InterruptedException {
            return admin.json(Admin.FILES, "/api/v1/device-configs/rendering")
                    .path("waiting")
                    .asLong(-1);
        }

        Map<String, Long> versions() throws IOException, InterruptedException {
            var versions = new HashMap<String, Long>();
            for (int page = 0; page * 1000 < PHONES; page++) {
                for (JsonNode file : admin.json(Admin.FILES, "/api/v1/files?prefix=SEP00000C&size=1000&page=" + page)
                        .path("items")) {
                    versions.put(
                            file.path("path").asText(), file.path("version").asLong());
                }
            }
            return versions;
        }

        void kill() throws IOException, InterruptedException {
            loss.signal("KILL", "file-store");
        }

        /** The suite starts it again by itself. */
        void awaitBack() throws InterruptedException {
            Await.until("the file store is back", BACK_WITHIN, () -> {
                try {
                    return admin.get(Admin.FILES, "/q/health/ready").statusCode() == 200;
                } catch (IOException notYet) {
                    return false;
                }
            });
        }

        long count(String folder) throws IOException, InterruptedException {
            return admin.json(Admin.FILES, "/api/v1/files?size=1&prefix=" + folder)
                    .path("total")
                    .asLong(-1);
        }

        /** Sends this much of a package; the call is not ended. */
        Socket send(byte[] packed, int length) throws IOException {
            var base = URI.create(suite.api(Admin.FILES));
            var socket = new Socket(InetAddress.getByName(base.getHost()), base.getPort());
            socket.setSoTimeout((int) SERVED_WITHIN.toMillis());
            var out = socket.getOutputStream();
            out.write(String.join(
                            "\r\n",
                            List.of(
                                    "POST /api/v1/packages HTTP/1.1",
                                    "Host: localhost",
                                    "Authorization: Bearer " + suite.adminToken(),
                                    "Content-Length: " + packed.length,
                                    "",
                                    ""))
                    .getBytes(UTF_8));
            out.write(packed, 0, length);
            out.flush();
            return socket;
        }

        /** Has it unpacked; answers how many files it has. */
        int unpack(byte[] packed) throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(suite.api(Admin.FILES) + "/api/v1/packages"))
                                .header("Authorization", "Bearer " + suite.adminToken())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(packed))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                var report = Admin.parse(answer);
                return report.path("created").asInt() + report.path("unchanged").asInt();
            }
        }

        String served(String name) throws Exception {
            return new String(Phone.CURL_TFTP.fetch(suite, name).bytes(), UTF_8);
        }
    }
}
