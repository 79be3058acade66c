package io.option150.registry.phone;

import static io.option150.registry.Api.admin;
import static io.option150.registry.phone.Told.asked;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.PhoneRequest;
import io.option150.testkit.Await;
import io.vertx.mutiny.sqlclient.Pool;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * 10,000 phones boot within a minute, eight requests each, told by messages as edges send them: how long after its last
 * request is each on the page? No part of the tests: {@code mvn -pl cluster-registry/service test -Dtest=PhoneBench}.
 */
@RegistryTest
class PhoneBench {

    private static final Logger LOG = Logger.getLogger(PhoneBench.class);
    private static final int PHONES = 10_000;
    private static final Duration STORM = Duration.ofSeconds(60);
    private static final Duration PROMISE = Duration.ofSeconds(5);

    /** From the first of a phone's three messages to the last. */
    private static final long BOOT_MILLIS = 3_000;

    private final ObjectMapper json;
    private final Pool pool;

    PhoneBench(ObjectMapper json, Pool pool) {
        this.json = json;
        this.pool = pool;
    }

    @Test
    void tenThousandPhonesAreOnThePageWithinFiveSecondsOfTheirLastRequest() throws Exception {
        Api.clean();
        Api.remote("storm-a", "192.0.2.151");
        var lags = new ArrayList<Long>();
        var complete = new ArrayList<Long>();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        try (var edge = new Edge("edge-storm", json);
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            edge.tell(
                            "SEP0200000FFFFF",
                            "198.51.100.1",
                            asked(Instant.now(), "a").request())
                    .get();
            Await.until(
                    "the first is known",
                    () -> admin().get("/api/v1/phones/SEP0200000FFFFF").statusCode() == 200);
            long begin = System.nanoTime();
            for (int phone = 0; phone < PHONES; phone++) {
                int number = phone;
                long at = (STORM.toMillis() - BOOT_MILLIS) * phone / PHONES;
                for (int part = 0; part < 3; part++) {
                    int which = part;
                    var _ = timer.schedule(
                            () -> {
                                tell(edge, number, which);
                                if (which == 2) {
                                    synchronized (complete) {
                                        complete.add(System.nanoTime());
                                    }
                                }
                            },
                            at + (part == 2 ? BOOT_MILLIS : part * 1_000L),
                            TimeUnit.MILLISECONDS);
                }
            }
            long done = 0;
            while (done < PHONES && System.nanoTime() - begin < STORM.toNanos() * 3) {
                done = Await.of(pool.query("select count(*) from phone where key like 'SEP0210000%' and asked >= 8")
                                .execute()
                                .subscribeAsCompletionStage())
                        .iterator()
                        .next()
                        .getLong(0);
                long now = System.nanoTime();
                synchronized (complete) {
                    // All that were complete before this one are stored: the next is what is waited for.
                    if (done < complete.size()) {
                        lags.add(now - complete.get((int) done));
                    }
                }
                Thread.sleep(100);
            }
            long seconds = (System.nanoTime() - begin) / 1_000_000_000;
            lags.sort(Long::compareTo);
            var page = admin().get("/api/v1/phones?q=SEP0210000&size=1000")
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(page.<Integer>path("total")).isEqualTo(PHONES);
            LOG.infof(
                    "%d phones in %d s; behind at the most %d ms, in the median %d ms; processor %d ms with the sending",
                    PHONES,
                    seconds,
                    lags.isEmpty() ? 0 : lags.getLast() / 1_000_000,
                    lags.isEmpty() ? 0 : lags.get(lags.size() / 2) / 1_000_000,
                    (system.getProcessCpuTime() - processor) / 1_000_000);
            assertThat(lags).allSatisfy(lag -> assertThat(lag).isLessThan(PROMISE.toNanos()));
        }
    }

    private static void tell(Edge edge, int number, int part) {
        var device = "SEP0210000%05X".formatted(number);
        var address = "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
        var now = Instant.now();
        var config = asked(now, device + ".cnf.xml.sgn")
                .by("storm-a")
                .names("loadInformation", "sip88xx.14-2.loads")
                .request();
        var requests = switch (part) {
            case 0 ->
                List.of(
                        asked(now.minusMillis(40), "CTL" + device + ".tlv")
                                .denied("storm-a")
                                .request(),
                        asked(now.minusMillis(20), "ITL" + device + ".tlv")
                                .by("storm-a")
                                .request(),
                        config);
            case 1 ->
                List.of(
                        asked(now.minusMillis(30), "sip88xx.14-2.loads")
                                .by("storm-a")
                                .request(),
                        asked(now.minusMillis(20), "AppDialRules.xml")
                                .denied("storm-a")
                                .request(),
                        asked(now, "English_United_States/sp-sip.jar")
                                .by("storm-a")
                                .request());
            default ->
                List.of(
                        asked(now.minusMillis(20), "United_States/g4-tones.xml")
                                .by("storm-a")
                                .request(),
                        asked(now, "dialplan.xml").by("storm-a").request());
        };
        var _ = edge.tell(device, address, requests.toArray(PhoneRequest[]::new));
    }
}
