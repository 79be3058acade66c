package io.option150.registry.phone;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What belongs to a phone, {@code p} of a query, in other tables. */
public final class PhoneJoins {

    /** Its record, {@code d}: all columns are null where there is none. */
    public static final String RECORD = " " + """
             left join lateral (select r.name, r.cluster_id from device r where phone_of(r.key) = p.key
                                order by r.key limit 1) d on true""";

    /**
     * Homes that were learned, {@code h}: how many {@code clusters} have its configuration, and of them the first in order
     * (RES-4), {@code home}. Wants {@link #learnedSince} as {@code $1}.
     */
    public static final String HOMES = " " + """
             left join lateral (select count(distinct c.id) as clusters,
                                       (array_agg(c.cluster_id order by c.rank, c.cluster_id))[1] as home
                                from phone_home l join cluster c
                                  on c.cluster_id = l.cluster or (l.cluster = '' and c.role = 'LOCAL')
                                where l.phone = p.key and not l.automatic and l.confirmed >= $1) h on true""";

    private PhoneJoins() {}

    /** What was confirmed before is learned no more. */
    public static OffsetDateTime learnedSince() {
        return Instant.now().minus(LearnedHome.EXPIRES_AFTER).atOffset(ZoneOffset.UTC);
    }
}
