package io.option150.registry.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.address.IpAddress;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.device.PhoneNames;
import io.option150.registry.phone.finding.FoundFindings;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Phones that were seen or are registered. */
@Singleton
class Phones {

    private static final String REQUESTS = """
            select edge, address, request from phone_request where phone = $1
            order by time desc, id desc offset $2 limit $3""";

    private static final String COUNT = "select count(*) from phone_request where phone = $1";

    private final Pool pool;
    private final ObjectMapper json;
    private final FoundFindings findings;

    Phones(Pool pool, ObjectMapper json, FoundFindings findings) {
        this.pool = pool;
        this.findings = findings;
        this.json = json;
    }

    /** One page of the phones that the filter lets pass. */
    Uni<Paged<PhoneView>> list(PhoneFilter filter, PageQuery query) {
        if (!filter.wantsSeen() && !filter.wantsNeverSeen()) {
            return Uni.createFrom().item(Paged.of(query, List.of(), 0));
        }
        var count = new PhoneSql(filter);
        return some(filter, query.offset(), query.size())
                .chain(phones -> pool.preparedQuery(count.count())
                        .execute(count.parameters())
                        .map(rows ->
                                Paged.of(query, phones, rows.iterator().next().getLong(0))));
    }

    /** The first of the phones that the filter lets pass, uncounted. */
    Uni<List<PhoneView>> first(PhoneFilter filter, int most) {
        return some(filter, 0, most);
    }

    private Uni<List<PhoneView>> some(PhoneFilter filter, int offset, int most) {
        var page = new PhoneSql(filter);
        return pool.preparedQuery(page.page(offset, most))
                .execute(page.parameters())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Phones::view)
                        .toList());
    }

    /** One phone, by a name that it has or by the address that it has instead; 404. */
    Uni<PhoneView> find(String name) {
        var key = key(name);
        return pool.preparedQuery(PhoneSql.one())
                .execute(Tuple.of(PhoneJoins.learnedSince(), key))
                .map(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) {
                        throw unknown(name).exception();
                    }
                    return view(found.next());
                });
    }

    /** The same with one page of what it asked, the newest first, and with what is found of it. */
    Uni<PhonePage> get(String name, PageQuery query, Locale language) {
        var key = key(name);
        return find(name)
                .chain(phone -> pool.preparedQuery(REQUESTS)
                        .execute(Tuple.of(key, (long) query.offset(), (long) query.size()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(this::request)
                                .toList())
                        .chain(requests -> total(key)
                                .chain(total -> findings.of(key, language)
                                        .map(found -> PhonePage.of(phone, found, requests, total)))));
    }

    private Uni<Long> total(String key) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(key))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String key(String name) {
        return PhoneNames.isName(name)
                ? PhoneNames.keyOf(name)
                : IpAddress.parse(name)
                        .map(IpAddress::text)
                        .orElseThrow(() -> unknown(name).exception());
    }

    private static Problem unknown(String name) {
        return Problem.notFound("No phone '" + name + "' was seen or is registered.");
    }

    private static PhoneView view(Row row) {
        return new PhoneView(
                row.getString("device"),
                row.getString("address"),
                row.getString("home"),
                row.getString("home_kind"),
                row.getString("state"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                instant(row, "booted"),
                List.of(row.getArrayOfStrings("edges")),
                row.getString("load"),
                row.getLong("asked"),
                List.of(row.getArrayOfStrings("kinds")));
    }

    private RequestView request(Row row) {
        try {
            return new RequestView(
                    row.getString("edge"),
                    row.getString("address"),
                    json.readValue(row.getString("request"), PhoneRequest.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was stored cannot be read", e);
        }
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
