package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An empty registry, three Unified CMs of which one is away half of the time, and two other suites in a ring with this one: one
 * command brings all clusters and phones, what is changed there is served within seconds, and the ring stays quiet.
 */
class DiscoveryStoryTest {

    private static final int PHONES = 5_000;
    private static final long FIRST = 0x02A0D1500000L;
    private static final Duration ALL_WITHIN = Duration.ofSeconds(60);
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(15);
    private static final String SOURCES = "/api/v1/discovery/sources/";

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void oneCommandBringsAllAndWhatChangesThereIsServed() throws Exception {
        try (var north = new StandInCluster(folder, "north", "127.77.51.1", "127.77.51.2");
                var four =
                        new StandInCluster(folder, "four", "127.77.52.1", "127.77.52.2", "127.77.52.3", "127.77.52.4");
                var shaky = new StandInCluster(folder, "shaky", "127.77.53.1");
                var suite = Suite.start(CallerTokens.settings());
                var hub = Suite.start(CallerTokens.settings());
                var spoke = Suite.start(CallerTokens.settings());
                var suiteDoor = new SuiteByHttps(folder, "suite-door", suite);
                var hubDoor = new SuiteByHttps(folder, "hub-door", hub);
                var spokeDoor = new SuiteByHttps(folder, "spoke-door", spoke)) {
            north.axl.site().phones(FIRST, PHONES / 2);
            four.axl.site().phones(FIRST + PHONES / 2, PHONES / 4);
            shaky.axl.site().phones(FIRST + PHONES / 2 + PHONES / 4, PHONES / 4);
            var admin = new Admin(suite);
            var hubAdmin = new Admin(hub);
            var spokeAdmin = new Admin(spoke);
            hubAdmin.createCluster("of-hub", "127.77.54.1", 69, "null");
            spokeAdmin.createCluster("of-spoke", "127.77.55.1", 69, "null");
            is(hubAdmin, "spoke", spokeDoor.source(CallerTokens.of("viewer")));
            is(spokeAdmin, "suite", suiteDoor.source(CallerTokens.of("viewer")));
            Await.until("the hub knows what its spoke has", ALL_WITHIN, () -> has(hubAdmin, "of-spoke"));

            for (var cluster : List.of(north, four, shaky)) {
                is(admin, cluster.name, cluster.source());
            }
            is(admin, "hub", hubDoor.source(CallerTokens.of("viewer")));
            shaky.axl.down();
            long begun = System.nanoTime();
            assertThat(run(suite, 1)).contains("shaky: TCP:");
            shaky.axl.up();
            assertThat(run(suite, 0)).contains("shaky");
            var took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf("Discovery: all of five sources by two commands in %d ms%n", took.toMillis());
            assertThat(took).isLessThan(ALL_WITHIN);
            assertThat(versions(admin).keySet())
                    .containsExactlyInAnyOrder("local", "north", "four", "shaky", "of-hub", "of-spoke");
            assertThat(addresses(admin, "north")).containsExactly("127.77.51.1", "127.77.51.2");
            assertThat(addresses(admin, "four")).containsExactly("127.77.52.1", "127.77.52.2", "127.77.52.3");
            assertThat(addresses(admin, "of-spoke")).containsExactly("127.77.55.1");
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/devices")
                            .path("total")
                            .asInt())
                    .isEqualTo(PHONES);
            // Of what it trusts the hub tells, too.
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/discovery/trust/hub").path("certificates"))
                    .isNotEmpty();

            changesAreServed(suite, north, four);
            theRingIsQuiet(suite, List.of(admin, hubAdmin, spokeAdmin), List.of(hub, spoke));
        }
    }

    private static void changesAreServed(Suite suite, StandInCluster north, StandInCluster four) throws Exception {
        north.serves(FIRST, "<device>old</device>");
        north.serves(FIRST + 1, "<device>north</device>");
        Await.until("its home's file is served", SERVED_WITHIN, () -> serves(suite, FIRST, "<device>old</device>"));
        Await.until(
                "its home's file is served", SERVED_WITHIN, () -> serves(suite, FIRST + 1, "<device>north</device>"));

        long begun = System.nanoTime();
        north.serves(FIRST, "<device>new</device>");
        north.axl.site().touch(StandInCluster.known(FIRST));
        Await.until("a changed file is served", SERVED_WITHIN, () -> serves(suite, FIRST, "<device>new</device>"));
        System.out.printf("Discovery: a change is served after %d ms%n", millisSince(begun));

        begun = System.nanoTime();
        // Both have it for a while, as when an admin moves it.
        four.serves(FIRST + 1, "<device>four</device>");
        four.axl.site().add(FIRST + 1);
        north.axl.site().remove(StandInCluster.known(FIRST + 1));
        Await.until(
                "the new home's file is served",
                SERVED_WITHIN,
                () -> serves(suite, FIRST + 1, "<device>four</device>"));
        System.out.printf("Discovery: a move is served after %d ms%n", millisSince(begun));
    }

    /** Asked again and again, nobody has anything new, and no record changes. */
    private static void theRingIsQuiet(Suite suite, List<Admin> admins, List<Suite> others) throws Exception {
        // What was learnt has to go round once.
        for (int round = 0; round < 3; round++) {
            for (var other : others) {
                run(other, 0);
            }
            run(suite, 0);
        }
        for (var admin : admins) {
            assertThat(versions(admin).keySet()).contains("of-hub", "of-spoke", "north", "four", "shaky");
        }
        List<String> before = List.of(state(admins.get(0)), state(admins.get(1)), state(admins.get(2)));
        for (int round = 0; round < 3; round++) {
            for (var other : others) {
                run(other, 0);
            }
            assertThat(run(suite, 0)).isNotEmpty();
        }
        assertThat(List.of(state(admins.get(0)), state(admins.get(1)), state(admins.get(2))))
                .isEqualTo(before);
    }

    private static void is(Admin admin, String source, String body) throws Exception {
        Admin.expect(201, admin.put(Admin.REGISTRY, SOURCES + source, body));
    }

    private static boolean has(Admin admin, String cluster) throws Exception {
        Admin.expect(202, admin.post(Admin.REGISTRY, "/api/v1/clusters/refresh", ""));
        return admin.get(Admin.REGISTRY, "/api/v1/clusters/" + cluster).statusCode() == 200;
    }

    private static String run(Suite suite, int status) throws Exception {
        var ended = Launcher.run(Map.of("OPTION150_DATA", suite.data().toString()), "discovery", "run", "-o", "json");
        assertThat(ended.status()).as(ended.said()).isEqualTo(status);
        return ended.said();
    }

    /** Versions of all clusters' records. */
    private static Map<String, Long> versions(Admin admin) throws Exception {
        Map<String, Long> versions = new TreeMap<>();
        for (var cluster :
                admin.json(Admin.REGISTRY, "/api/v1/clusters?size=1000").get("items")) {
            versions.put(
                    cluster.get("clusterId").textValue(),
                    cluster.get("sequence").longValue());
        }
        return versions;
    }

    private static String state(Admin admin) throws Exception {
        return versions(admin)
                + admin.json(Admin.REGISTRY, "/api/v1/discovery/statements?size=1000")
                        .toString();
    }

    private static List<String> addresses(Admin admin, String cluster) throws Exception {
        return admin.json(Admin.REGISTRY, "/api/v1/clusters/" + cluster)
                .get("tftpAddresses")
                .valueStream()
                .map(JsonNode::textValue)
                .toList();
    }

    private static boolean serves(Suite suite, long phone, String file) throws Exception {
        return Phone.CURL_TFTP
                .fetch(suite, StandInCluster.phone(phone) + ".cnf.xml")
                .is(file.getBytes(UTF_8));
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
