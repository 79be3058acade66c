package io.option150.registry.discovery.statement;

import io.option150.registry.device.DeviceHomes;
import io.option150.registry.device.DeviceHomes.Home;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what origins state of phones, and gives phones the homes that follow from it, in one transaction. */
@Singleton
public class PhoneStatements {

    private static final String MISSING = """
            select key, uuid from discovery_device
            where origin = $1 and gone is null and version < $2 order by key""";

    private static final String NAMED =
            "select key, name, uuid from discovery_device where origin = $1 and uuid = any($2)";

    private final Pool pool;
    private final PhoneTable table;
    private final DeviceHomes devices;
    private final StatementAuthor author;

    PhoneStatements(Pool pool, PhoneTable table, DeviceHomes devices, StatementAuthor author) {
        this.pool = pool;
        this.table = table;
        this.devices = devices;
        this.author = author;
    }

    /**
     * What became of phones that were stated.
     *
     * @param added records that were made
     * @param moved records that got another home
     * @param gone phones that are stated no more, for the first time
     * @param proposed phones whose record stands elsewhere, and stays
     * @param refused phones that could get no home: their cluster is not there, or they have another name at another home
     */
    public record Settled(long added, long moved, long gone, long proposed, long refused) {

        public static final Settled NONE = new Settled(0, 0, 0, 0, 0);

        public Settled plus(Settled more) {
            return new Settled(
                    added + more.added,
                    moved + more.moved,
                    gone + more.gone,
                    proposed + more.proposed,
                    refused + more.refused);
        }
    }

    /**
     * A phone that was stated before.
     *
     * @param key its name in upper case
     */
    public record Known(String key, String uuid) {}

    /**
     * Takes some thousand phones at the most.
     *
     * @param present those that the origin has
     * @param gone keys of those that it has no more
     */
    public Uni<Settled> take(Statement statement, Collection<StatedPhone> present, Collection<String> gone) {
        var keys = Stream.concat(present.stream().map(phone -> StatedPhone.keyOf(phone.name())), gone.stream())
                .distinct()
                .sorted()
                .toList();
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Settled.NONE);
        }
        var work = new Work(statement, present, gone, keys);
        return devices.settle(work::chosen, session -> table.applied(session, work.applied), statement.source())
                .map(settled ->
                        new Settled(settled.made(), settled.moved(), work.gone, work.proposed, settled.refused()));
    }

    /** Phones of an origin that no statement of this version names. */
    public Uni<List<Known>> missing(Statement statement) {
        return pool.preparedQuery(MISSING)
                .execute(Tuple.of(statement.origin(), statement.version()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Known(row.getString("key"), row.getString("uuid")))
                        .toList());
    }

    /** Names of an origin's phones by the origin's own names of them; those that are not known are left out. */
    public Uni<Map<String, String>> names(String origin, Collection<String> uuids) {
        return pool.preparedQuery(NAMED)
                .execute(Tuple.of(origin, uuids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getString("uuid"), row.getString("name")));
                    return names;
                });
    }

    /** One transaction's work. */
    private final class Work {
        private final Statement statement;
        private final Collection<StatedPhone> present;
        private final Collection<String> lost;
        private final List<String> keys;
        private final List<PhoneTable.Applied> applied = new ArrayList<>();
        private long gone;
        private long proposed;

        Work(Statement statement, Collection<StatedPhone> present, Collection<String> lost, List<String> keys) {
            this.statement = statement;
            this.present = present;
            this.lost = lost;
            this.keys = keys;
        }

        Uni<List<Home>> chosen(Mutiny.Session session) {
            return author.tell(session, statement)
                    .chain(() -> table.take(session, statement, present))
                    .chain(() -> table.lose(session, statement, lost))
                    .invoke(count -> gone = count)
                    .chain(() -> table.held(session, keys))
                    .map(this::homes);
        }

        private List<Home> homes(Map<String, PhoneHeld> held) {
            Map<String, String> names = new HashMap<>();
            present.forEach(phone -> names.put(StatedPhone.keyOf(phone.name()), phone.name()));
            List<Home> homes = new ArrayList<>();
            for (var key : keys) {
                switch (PhoneVerdict.of(held.getOrDefault(key, PhoneHeld.nothing()))) {
                    case PhoneVerdict.Stay _ -> {}
                    case PhoneVerdict.Propose _ -> proposed++;
                    case PhoneVerdict.Assign assign ->
                        add(homes, names.getOrDefault(key, key), key, assign.to(), assign.origin());
                    case PhoneVerdict.Move move ->
                        add(homes, names.getOrDefault(key, key), key, move.to(), move.origin());
                }
            }
            return homes;
        }

        private void add(List<Home> homes, String name, String key, String to, String origin) {
            homes.add(new Home(name, to));
            applied.add(new PhoneTable.Applied(key, to, origin));
        }
    }
}
