package io.option150.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.edge.Settings;
import io.option150.edge.name.NameSettings;
import io.option150.edge.upstream.TestHttp;
import io.option150.edge.view.Told;
import io.option150.edge.view.View;
import io.option150.registry.contract.DeviceRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists in pages of two, of things that come and go while they are read. */
class ListReaderTest {

    private final TreeMap<String, Long> devices = new TreeMap<>();
    private final List<Runnable> afterPages = new ArrayList<>();
    private final View view = new View(Settings.of(NameSettings.class), List.of());
    private final TestHttp http = new TestHttp();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        List.of("A", "B", "C", "D").forEach(name -> devices.put(name, 1L));
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::page);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
    }

    @Test
    void oneThatIsThereAllAlongIsNotMissedWhenAnotherGoesAndAThirdComes() {
        // C moves to the first page, which was read; the count stays.
        afterPages.add(() -> {
            devices.remove("A");
            devices.put("Z", 2L);
        });
        assertThat(read()).containsOnlyKeys("B", "C", "D", "Z");
    }

    @Test
    void whatChangesOnTheWayIsTakenAsItIs() {
        for (int page = 0; page < 10; page++) {
            long sequence = 2L + page;
            afterPages.add(() -> devices.put("C", sequence));
        }
        assertThat(read()).containsOnlyKeys("A", "B", "C", "D");
    }

    @Test
    void whatComesAndGoesAllTheTimeIsGivenUp() {
        for (int page = 0; page < 100; page++) {
            String name = "N" + page;
            afterPages.add(() -> devices.put(name, 2L));
        }
        assertThatThrownBy(this::read).hasMessageContaining("/api/v1/devices changed each time that it was read");
    }

    @Test
    void aPageWithoutEndIsBrokenOff() {
        server.removeContext("/");
        server.createContext("/", ListReaderTest::endless);
        assertThatThrownBy(this::read).hasMessageContaining("more than " + ListReader.MAX_PAGE + " bytes");
    }

    /** A body that is JSON up to where it is cut: blanks, as long as they are taken. */
    private static void endless(HttpExchange call) throws IOException {
        byte[] blanks = " ".repeat(64 << 10).getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, 0);
        try (var body = call.getResponseBody()) {
            for (long sent = 0; sent < 4L * ListReader.MAX_PAGE; sent += blanks.length) {
                body.write(blanks);
            }
        }
    }

    private Map<String, Told<DeviceRecord>> read() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        FeedSettings pages = Settings.of(FeedSettings.class, "option150.events.page-size", "2");
        return new ListReader(http.clients, pages, new ObjectMapper().registerModule(new JavaTimeModule()))
                .read(new ServiceList<>(
                        base,
                        "/api/v1/devices",
                        DeviceRecord.class,
                        view.deviceTable(),
                        DeviceRecord::name,
                        DeviceRecord::sequence))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private void page(HttpExchange call) throws IOException {
        int number = Integer.parseInt(call.getRequestURI().getQuery().replaceAll("page=|&.*", ""));
        List<String> items = devices.entrySet().stream()
                .skip(2L * number)
                .limit(2)
                .map(one ->
                        "{\"name\":\"%s\",\"clusterId\":\"c\",\"sequence\":%d}".formatted(one.getKey(), one.getValue()))
                .toList();
        byte[] body = "{\"items\":%s,\"page\":%d,\"size\":2,\"total\":%d}"
                .formatted(items, number, devices.size())
                .getBytes(StandardCharsets.UTF_8);
        if (!afterPages.isEmpty()) {
            afterPages.removeFirst().run();
        }
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
