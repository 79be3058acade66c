package io.option150.registry.discovery.statement;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.RegistryTest;
import io.option150.registry.discovery.DiscoveryProfile;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.statement.World.Step;
import io.option150.registry.discovery.statement.World.What;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@link AnyOrderTest} against the tables, with fewer orders: the tables take and lose as the test's own ledger does. */
@RegistryTest
@TestProfile(DiscoveryProfile.class)
class StoredOrderTest {

    private static final int ORDERS = 40;
    private static final int STEPS = 25;
    private static final long SEED = 150;
    private static final List<What> ALL = List.of(What.values());

    @Inject
    PhoneStatements statements;

    @Inject
    Pool pool;

    @Test
    void nothingWrongIsStoredAndNothingRightIsLost() {
        for (int i = 0; i < World.CLUSTERS.size(); i++) {
            remote(World.CLUSTERS.get(i), "203.0.113." + (i + 1));
            rows(
                    "insert into discovery_source values ($1, 'AXL', 'https://h:8443', 'u', '', 0, '', $1, false, -1 - cast($2 as bigint))",
                    Tuple.of(World.CLUSTERS.get(i), (long) i));
        }
        try {
            var random = new Random(SEED);
            for (int order = 0; order < ORDERS; order++) {
                rows("delete from device where key like 'SEP00000000A%'", Tuple.tuple());
                rows("delete from discovery_device where source like 'order-%'", Tuple.tuple());
                rows("delete from discovery_removed where key like 'SEP00000000A%'", Tuple.tuple());
                var steps = steps(random);
                try {
                    new World(new Tables()).play(steps);
                } catch (AssertionError wrong) {
                    throw new AssertionError("in the order " + steps, wrong);
                }
            }
        } finally {
            rows("delete from discovery_source where name like 'order-%'", Tuple.tuple());
        }
    }

    private static List<Step> steps(Random random) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(new Step(
                    ALL.get(random.nextInt(ALL.size())),
                    random.nextInt(World.PHONES),
                    random.nextInt(World.CLUSTERS.size()),
                    random.nextInt(3)));
        }
        return steps;
    }

    private List<Row> rows(String query, Tuple parameters) {
        return StreamSupport.stream(
                        pool.preparedQuery(query)
                                .execute(parameters)
                                .await()
                                .atMost(Duration.ofSeconds(30))
                                .spliterator(),
                        false)
                .toList();
    }

    private final class Tables implements Ledger {

        @Override
        public void take(String origin, long version, Collection<String> present, Collection<String> gone) {
            var stated = present.stream()
                    .map(phone -> new StatedPhone(phone, "{" + phone + "}"))
                    .toList();
            try {
                Waiting.on(() -> statements.take(statement(origin, version), stated, gone));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Set<String> missing(String origin, long version) {
            try {
                var missing = new TreeSet<String>();
                Waiting.on(() -> statements.missing(statement(origin, version)))
                        .forEach(known -> missing.add(known.key()));
                return missing;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private static Statement statement(String origin, long version) {
            return new Statement(origin, origin, origin, true, version);
        }

        @Override
        public void setByHand(String phone, String home) {
            if (home(phone).isEmpty()) {
                device(phone, home);
            } else {
                admin().body(json("{'clusterId':'%s'}".formatted(home)))
                        .put("/api/v1/devices/" + phone)
                        .then()
                        .statusCode(200);
            }
        }

        @Override
        public void removeByHand(String phone) {
            int expected = home(phone).isPresent() ? 204 : 404;
            admin().delete("/api/v1/devices/" + phone).then().statusCode(expected);
        }

        @Override
        public boolean isRemoved(String phone) {
            return text("select name as t from discovery_removed where kind = 'DEVICE' and key = $1", phone)
                    .isPresent();
        }

        @Override
        public Optional<String> home(String phone) {
            return text("select cluster_id as t from device where key = $1", phone);
        }

        @Override
        public boolean isByHand(String phone) {
            var applied = text("select cluster_id as t from discovery_applied_device where key = $1", phone);
            assertThat(applied.isPresent() && home(phone).isEmpty()).isFalse();
            return home(phone).isPresent() && !home(phone).equals(applied);
        }

        @Override
        public Set<String> live(String origin) {
            var live = new TreeSet<String>();
            rows("select key from discovery_device where origin = $1 and gone is null", Tuple.of(origin))
                    .forEach(row -> live.add(row.getString("key")));
            return live;
        }

        private Optional<String> text(String query, String phone) {
            return rows(query, Tuple.of(phone)).stream()
                    .map(row -> row.getString("t"))
                    .findFirst();
        }
    }
}
