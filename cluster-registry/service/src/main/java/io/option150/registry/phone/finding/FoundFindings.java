package io.option150.registry.phone.finding;

import io.option150.registry.phone.PhoneJoins;
import io.option150.registry.story.FindingTexts;
import io.option150.registry.story.SharedCauses;
import io.option150.registry.story.SharedCauses.PhoneFinding;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What is found of phones, in a person's language. */
@Singleton
public class FoundFindings {

    /** More phones that do not work are one cause or a few: who has mended those sees the others. */
    private static final int MOST = 50_000;

    /** The newest first; evidence stands on the pages of phones. */
    private static final String FAULTS =
            "select p.key as phone, coalesce(nullif(p.device, ''), p.key) as name, p.address,"
                    + " coalesce(d.cluster_id, h.home, '') as home, k.kind, k.variant, k.since, k.args, '[]' as evidence"
                    + " from phone_finding k join phone p on p.key = k.phone" + PhoneJoins.RECORD + PhoneJoins.HOMES
                    + " where k.fault order by k.since desc, k.phone limit " + MOST;

    private final Pool pool;
    private final FoundTable table;

    FoundFindings(Pool pool, FoundTable table) {
        this.pool = pool;
        this.table = table;
    }

    /** Those of one phone. */
    public Uni<List<FindingView>> of(String phone, Locale language) {
        var texts = FindingTexts.of(language);
        return table.of(List.of(phone))
                .map(found -> found.getOrDefault(phone, List.of()).stream()
                        .map(finding -> FindingView.of(finding, texts))
                        .toList());
    }

    /** One page of all faults there are now, those that many phones share first, and told once. */
    Uni<Paged<SharedView>> all(Locale language, PageQuery query) {
        var texts = FindingTexts.of(language);
        return pool.preparedQuery(FAULTS)
                .execute(Tuple.of(PhoneJoins.learnedSince()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> told(rows, texts))
                .map(all -> Paged.of(query, all));
    }

    private List<SharedView> told(RowSet<Row> rows, FindingTexts texts) {
        var found = new ArrayList<PhoneFinding>();
        for (var row : rows) {
            table.finding(row)
                    .ifPresent(finding -> found.add(new PhoneFinding(
                            Objects.requireNonNullElse(row.getString("name"), ""),
                            row.getString("home"),
                            row.getString("address"),
                            finding)));
        }
        var told = SharedCauses.of(found);
        var all = new ArrayList<SharedView>();
        told.shared().forEach(shared -> all.add(SharedView.of(shared, texts)));
        told.single().forEach(single -> all.add(SharedView.of(single, texts)));
        return all;
    }
}
