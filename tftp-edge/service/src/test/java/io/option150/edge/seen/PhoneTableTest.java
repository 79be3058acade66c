package io.option150.edge.seen;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.request.RequestRecord;
import io.option150.edge.seen.facts.FileFacts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhoneTableTest {

    private static final String PHONE = "SEP001122AABBCC";
    private static final String ADDRESS = "192.0.2.7";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PhoneTable table = new PhoneTable(new SeenMetrics(registry), registry);
    private long now = 1_000_000;

    @Test
    void aPhoneIsToldOfOnceASecondWithAllThatItAsked() {
        asks(PHONE, ADDRESS, "CTL" + PHONE + ".tlv");
        now += 600;
        asks(PHONE, ADDRESS, PHONE + ".cnf.xml");
        now += 399;
        assertThat(table.take(now, 100)).isEmpty();
        now += 1;
        assertThat(table.take(now, 100)).singleElement().satisfies(phone -> {
            assertThat(phone.key()).isEqualTo(PHONE);
            assertThat(phone.address()).isEqualTo(ADDRESS);
            assertThat(names(phone)).containsExactly("CTL" + PHONE + ".tlv", PHONE + ".cnf.xml");
        });
        asks(PHONE, ADDRESS, "again");
        now += 999;
        assertThat(table.take(now, 100)).as("a second has not passed").isEmpty();
        now += 1;
        assertThat(table.take(now, 100)).hasSize(1);
        assertThat(table.bytes()).isZero();
        assertThat(table.phones()).isZero();
    }

    @Test
    void namesWithoutAMacAreOfThePhoneSeenLastFromTheirAddress() {
        asks(PHONE, ADDRESS, PHONE + ".cnf.xml");
        asks(null, ADDRESS, "dialplan.xml");
        asks(null, "192.0.2.8", "dialplan.xml");
        now += 2_000;
        assertThat(names(only(PHONE))).containsExactly(PHONE + ".cnf.xml", "dialplan.xml");
        asks(null, ADDRESS, "Ringlist.xml");
        now += 1_000;
        assertThat(names(only(PHONE))).as("also after it was told of").containsExactly("Ringlist.xml");
        now += PhoneTable.REMEMBERED_MILLIS + 1;
        asks(null, ADDRESS, "Ringlist.xml");
        now += PhoneTable.NAMELESS_MILLIS;
        assertThat(table.take(now, 100))
                .extracting(SeenPhone::key)
                .as("the address may be another phone's by now")
                .containsExactly(ADDRESS);
    }

    @Test
    void whatABootLoaderAskedIsOfThePhoneWhoseNameComesThen() {
        asks(null, ADDRESS, "term45.default.loads");
        now += 2_900;
        assertThat(table.take(now, 100)).isEmpty();
        asks(PHONE, ADDRESS, "CTL" + PHONE + ".tlv");
        now += 1_000;
        assertThat(names(only(PHONE))).containsExactly("term45.default.loads", "CTL" + PHONE + ".tlv");
    }

    @Test
    void withoutANameItIsToldUnderItsAddress() {
        asks(null, ADDRESS, "term45.default.loads");
        now += PhoneTable.NAMELESS_MILLIS;
        assertThat(table.take(now, 100)).singleElement().satisfies(phone -> {
            assertThat(phone.key()).isEqualTo(ADDRESS);
            assertThat(phone.device()).isEmpty();
        });
    }

    @Test
    void aMessageHoldsFortyRequestsAndTheOthersAreCounted() {
        for (int i = 0; i < 100; i++) {
            asks(PHONE, ADDRESS, "file" + i);
        }
        now += 1_000;
        assertThat(only(PHONE)).satisfies(phone -> {
            assertThat(phone.requests()).hasSize(40);
            assertThat(phone.left()).isEqualTo(60);
        });
        assertThat(count("many")).isEqualTo(60);
        assertThat(table.bytes()).isZero();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        for (int i = 0; i <= PhoneTable.PHONES; i++) {
            asks("SEP%012X".formatted(i), "10.0.%d.%d".formatted(i / 256, i % 256), "a");
        }
        assertThat(count("full")).isEqualTo(1);
        asks("SEP000000000001", "10.0.0.1", "b");
        assertThat(count("full")).as("a phone that has its place").isEqualTo(1);

        for (int i = 0; i < PhoneTable.PHONES; i++) {
            asks("SEP%012X".formatted(i), "10.0.%d.%d".formatted(i / 256, i % 256), "n".repeat(255));
        }
        assertThat(count("full")).isGreaterThan(1);
        assertThat(table.bytes()).isBetween(PhoneTable.BYTES - 2_000, PhoneTable.BYTES);
        now += 1_000;
        assertThat(table.take(now, 7)).as("no more than is wanted").hasSize(7);
        assertThat(table.take(now, Integer.MAX_VALUE)).hasSize(PhoneTable.PHONES - 7);
        assertThat(table.bytes()).isZero();
    }

    @Test
    void aStormBeyondItsRateIsLeftOutAndCounted() {
        int admitted = 0;
        for (int i = 0; i < 3 * PhoneTable.CROWD; i++) {
            admitted += table.admits(now) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(PhoneTable.CROWD);
        assertThat(count("full")).isEqualTo(2 * PhoneTable.CROWD);
        now += 1_000;
        for (int i = 0; i < PhoneTable.CROWD; i++) {
            admitted += table.admits(now) ? 1 : 0;
        }
        assertThat(admitted).as("a second later").isEqualTo(PhoneTable.CROWD + PhoneTable.RATE);
    }

    @Test
    void oldNewsIsDroppedAndCounted() {
        asks(PHONE, ADDRESS, "a");
        asks(null, "192.0.2.8", "b");
        now += PhoneTable.KEPT_MILLIS - 1;
        asks("SEP001122AABBCD", "192.0.2.9", "c");
        table.forget(now);
        assertThat(table.phones()).isEqualTo(3);
        now += 1;
        table.forget(now);
        assertThat(table.phones()).isEqualTo(1);
        assertThat(count("late")).isEqualTo(2);
    }

    @Test
    void whoTellsIsCalledWhereNothingWaitedAndNotForEachRequest() {
        AtomicInteger calls = new AtomicInteger();
        table.whenFilled(calls::incrementAndGet);
        asks(PHONE, ADDRESS, "a");
        asks(PHONE, ADDRESS, "b");
        asks(null, "192.0.2.8", "c");
        assertThat(calls).hasValue(1);
        now += PhoneTable.NAMELESS_MILLIS;
        assertThat(table.take(now, 1)).hasSize(1);
        asks(PHONE, ADDRESS, "d");
        assertThat(calls).as("one still waits").hasValue(1);
        now += PhoneTable.NAMELESS_MILLIS;
        assertThat(table.take(now, 100)).hasSize(2);
        asks(PHONE, ADDRESS, "e");
        assertThat(calls).hasValue(2);
    }

    @Test
    void addressesAreRememberedUpToABound() {
        LastSeen seen = new LastSeen(2, 100);
        seen.heard("a", "A", 1);
        seen.heard("b", "B", 2);
        seen.heard("a", "A2", 3);
        seen.heard("c", "C", 4);
        assertThat(List.of(seen.device("a", 5), seen.device("b", 5), seen.device("c", 5)))
                .containsExactly("A2", "", "C");
        assertThat(seen.device("a", 104)).isEmpty();
    }

    private SeenPhone only(String key) {
        List<SeenPhone> due = table.take(now, 100);
        return due.stream().filter(phone -> phone.key().equals(key)).findFirst().orElseThrow();
    }

    private double count(String outcome) {
        return registry.get("option150.seen.requests")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void asks(@Nullable String device, String address, String name) {
        table.gather(device == null ? "" : device, address, request(address, name), now);
    }

    static Gathered request(String address, String name) {
        RequestRecord record = new RequestRecord(
                Instant.EPOCH.plusSeconds(1),
                "tftp",
                address,
                "",
                name,
                "common",
                "served",
                "cache",
                "",
                "",
                10,
                250,
                0,
                "");
        return new Gathered(record, 50_000, 512, false, -1, "", FileFacts.NONE, List::of, 0);
    }

    private static List<String> names(SeenPhone phone) {
        return phone.requests().stream().map(each -> each.record().name()).toList();
    }
}
