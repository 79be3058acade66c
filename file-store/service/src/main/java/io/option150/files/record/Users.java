package io.option150.files.record;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many records name one.
 *
 * @param profiles that have it as their parent, or register with it
 * @param devices that name it themselves
 */
public record Users(long profiles, long devices) {

    /** Of a profile. */
    public static Uni<Users> ofProfile(Mutiny.Session session, String name) {
        return count(session, """
                select (select count(*) from profile where parent = :name),
                    (select count(*) from device_config where profile = :name)""", name);
    }

    /** Of a group of call managers. */
    public static Uni<Users> ofGroup(Mutiny.Session session, String name) {
        return count(session, """
                select (select count(*) from profile where call_manager_group = :name),
                    (select count(*) from device_config where call_manager_group = :name)""", name);
    }

    /** Whether it may go. */
    public boolean isNone() {
        return profiles == 0 && devices == 0;
    }

    /** For people: {@code 2 profiles and 100 devices}. */
    public String text() {
        return profiles + " profiles and " + devices + " devices";
    }

    private static Uni<Users> count(Mutiny.Session session, String query, String name) {
        return session.createNativeQuery(query, Object[].class)
                .setParameter("name", name)
                .getSingleResult()
                .map(row -> new Users(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
    }
}
