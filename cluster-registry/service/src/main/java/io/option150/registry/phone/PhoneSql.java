package io.option150.registry.phone;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phones as one list: those that were seen ({@code p}), with their records ({@code d}), learned homes ({@code h}) and findings
 * ({@code f}), and those that are registered alone. Every value is a parameter. Not for several threads.
 */
final class PhoneSql {

    private static final String FINDINGS = " " + """
             left join lateral (select coalesce(array_agg(k.kind order by k.place), '{}') as kinds,
                                       coalesce(bool_or(k.fault and k.kind <> 'silent'), false) as failing,
                                       coalesce(bool_or(k.kind = 'silent'), false) as silent
                                from phone_finding k where k.phone = p.key) f on true""";

    private static final String HOME_KIND = """
            case when d.cluster_id is not null then 'registered' when h.clusters = 0 then 'none'
                 when h.clusters = 1 then 'learned' else 'conflict' end""";

    private static final String STATE = "case when f.failing then 'failing' when f.silent then 'silent' else 'ok' end";

    private static final String SEEN_COLUMNS = """
            p.key, coalesce(nullif(p.device, ''), p.key) as device, p.address, coalesce(d.cluster_id, h.home) as home,
            """ + HOME_KIND + " as home_kind, " + STATE + " " + """
             as state, p.first_seen, p.last_seen, p.booted, p.edges, p.load, p.asked, f.kinds""";

    private static final String NEVER_COLUMNS = """
            phone_of(d.key) as key, d.name as device, '' as address, d.cluster_id as home, 'registered' as home_kind,
            'never-seen' as state, null::timestamptz as first_seen, null::timestamptz as last_seen,
            null::timestamptz as booted, '{}'::text[] as edges, '' as load, 0::bigint as asked, '{}'::text[] as kinds""";

    /** One of the names of a phone. */
    private static final String NEVER = " " + """
             from device d where not exists (select from phone p where p.key = phone_of(d.key))
            and not exists (select from device o where phone_of(o.key) = phone_of(d.key) and o.key < d.key)""";

    private final Tuple parameters = Tuple.tuple();
    private final List<String> ofSeen = new ArrayList<>();
    private final List<String> ofNever = new ArrayList<>();
    private final PhoneFilter filter;

    PhoneSql(PhoneFilter filter) {
        this.filter = filter;
        parameters.addValue(PhoneJoins.learnedSince());
        // PostgreSQL wants each parameter to be used.
        ofNever.add("$1::timestamptz is not null");
        if (filter.partOfKey().isEmpty() && !filter.partOfAddress().isEmpty()) {
            ofNever.add("false");
            if (filter.wantsSeen()) {
                ofSeen.add("position(%s in p.address) > 0".formatted(parameter(filter.partOfAddress())));
            }
        } else if (!filter.partOfKey().isEmpty()) {
            var key = parameter(filter.partOfKey());
            ofNever.add("position(" + key + " in d.key) > 0");
            if (filter.wantsSeen()) {
                ofSeen.add(
                        "(position(%s in p.key) > 0 or position(%s in upper(p.device)) > 0 or position(%s in p.address) > 0)"
                                .formatted(key, key, parameter(filter.partOfAddress())));
            }
        }
        if (filter.cluster() != null) {
            var cluster = parameter(filter.cluster());
            ofSeen.add("coalesce(d.cluster_id, h.home) = " + cluster);
            ofNever.add("d.cluster_id = " + cluster);
        }
        if (filter.home() != null && filter.wantsSeen()) {
            ofSeen.add(HOME_KIND + " = " + parameter(filter.home()));
        }
        if (filter.state() != null && filter.wantsSeen()) {
            ofSeen.add(STATE + " = " + parameter(filter.state()));
        }
    }

    /** The one phone of this key. */
    static String one() {
        return "select " + SEEN_COLUMNS + " from phone p" + PhoneJoins.RECORD + PhoneJoins.HOMES + FINDINGS
                + " where p.key = $2 union all select " + NEVER_COLUMNS + NEVER + " and phone_of(d.key) = $2";
    }

    Tuple parameters() {
        return parameters;
    }

    /** Those of one page, by their keys. Each half is cut before the two are merged. */
    String page(int offset, int size) {
        var parts = new ArrayList<String>();
        var reach = parameter((long) offset + size);
        if (filter.wantsSeen()) {
            parts.add("(select " + SEEN_COLUMNS + " from phone p" + PhoneJoins.RECORD + PhoneJoins.HOMES + FINDINGS
                    + where(" where ", ofSeen) + " order by p.key limit " + reach + ")");
        }
        if (filter.wantsNeverSeen()) {
            parts.add("(select " + NEVER_COLUMNS + NEVER + where(" and ", ofNever) + " order by phone_of(d.key) limit "
                    + reach + ")");
        }
        return "select * from (" + String.join(" union all ", parts) + ") u order by key offset "
                + parameter((long) offset) + " limit " + parameter((long) size);
    }

    /** How many there are in all. */
    String count() {
        var parts = new ArrayList<String>();
        if (filter.wantsSeen()) {
            parts.add("(select count(*) from phone p" + joins() + where(" where ", ofSeen) + ")");
        }
        if (filter.wantsNeverSeen()) {
            parts.add("(select count(*)" + NEVER + where(" and ", ofNever) + ")");
        }
        return "select " + String.join(" + ", parts) + ", $1::timestamptz";
    }

    /** Only what a condition needs: a list of half a million is counted, too. */
    private String joins() {
        boolean byHome = filter.home() != null || filter.cluster() != null;
        return (byHome ? PhoneJoins.RECORD + PhoneJoins.HOMES : "") + (filter.state() == null ? "" : FINDINGS);
    }

    private static String where(String word, List<String> conditions) {
        return conditions.isEmpty() ? "" : word + String.join(" and ", conditions);
    }

    private String parameter(@Nullable Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }
}
