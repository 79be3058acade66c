package io.option150.edge.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Settings;
import io.option150.edge.clock.ManualTimers;
import io.option150.edge.rehearsal.RehearsedNames;
import io.option150.testkit.Await;
import io.option150.web.ProblemException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogTest {

    private static final int MOST_WAITING = 100;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CountDownLatch written = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private final List<EndedRequest> heard = new CopyOnWriteArrayList<>();

    @Test
    void anOutputThatNobodyReadsHoldsUpNobodyAndItsLinesAreBoundedAndCounted() throws Exception {
        AccessLog access = new AccessLog(new PrintStream(stalled(), true), MOST_WAITING, registry);
        RequestLog log = new RequestLog(
                Settings.of(RequestSettings.class, "option150.requests.kept", "1000"),
                access,
                registry,
                new ManualTimers(),
                List.of(heard::add),
                new RehearsedNames());
        log.add(() -> ended("first.xml"));
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 3 * MOST_WAITING; i++) {
            log.add(() -> ended("later.xml"));
        }

        assertThat(Await.of(CompletableFuture.supplyAsync(() -> log.find(_ -> true))))
                .hasSize(1 + 3 * MOST_WAITING);
        assertThat(registry.get("option150.tftp.requests")
                        .tag("outcome", "served")
                        .tag("source", "local")
                        .counter()
                        .count())
                .isEqualTo(1 + 3 * MOST_WAITING);
        assertThat(registry.get("option150.access.dropped").counter().count())
                .as("lines left out")
                .isBetween(2.0 * MOST_WAITING, 3.0 * MOST_WAITING);
        read.countDown();
        log.close();
        assertThat(heard).as("who watches misses none").hasSize(1 + 3 * MOST_WAITING);
    }

    @ParameterizedTest
    @CsvSource({
        "outcome, not_found, missing.xml",
        "cluster, B, there.xml",
        "q, SSIN, missing.xml",
        "q, nobody had, missing.xml",
        "name, THERE.XML, there.xml",
        "device, sep001122aabbcc, there.xml",
    })
    void requestsAreFilteredByWhatPeopleTryFirst(String parameter, String value, String found) {
        Predicate<RequestRecord> filter = filter(parameter, value);

        assertThat(List.of(request("missing.xml", "not_found", "nobody had it"), request("there.xml", "served", "")))
                .filteredOn(filter)
                .extracting(RequestRecord::name)
                .containsExactly(found);
    }

    @Test
    void anUnknownOutcomeIsRefusedNamingTheKnownOnes() {
        assertThatThrownBy(() -> filter("outcome", "notfound"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().detail()).contains("outcome", "not_found", "notfound"));
    }

    private static RequestFilter filter(String parameter, String value) {
        return new RequestFilter(
                parameter.equals("device") ? value : null,
                parameter.equals("client") ? value : null,
                parameter.equals("name") ? value : null,
                parameter.equals("outcome") ? value : null,
                parameter.equals("cluster") ? value : null,
                parameter.equals("q") ? value : null);
    }

    private static EndedRequest ended(String name) {
        return new EndedRequest(request(name, "served", ""), 50_000, 0, false, null, null);
    }

    private static RequestRecord request(String name, String outcome, String detail) {
        boolean served = outcome.equals("served");
        return new RequestRecord(
                Instant.EPOCH,
                "tftp",
                "192.0.2.7",
                served ? "SEP001122AABBCC" : "",
                name,
                "common",
                outcome,
                served ? "local" : "none",
                served ? "b" : "",
                "",
                1,
                1,
                0,
                detail);
    }

    /** Takes nothing until it is read. */
    private OutputStream stalled() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                written.countDown();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
