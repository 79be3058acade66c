package io.option150.files.record;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many records name one.
 *
 * @param profiles that have it as their parent, or register with it
 * @param devices that name it themselves
 * @param files common files that name it
 */
public record Users(long profiles, long devices, long files) {

    /** Selects the devices below the profile {@code :name}. */
    public static final String OF_PROFILE = """
            with recursive below as (
                select cast(:name as text) collate "C" as name
                union
                select p.name from profile p join below b on p.parent = b.name)
            select device from device_config where profile in (select name from below)""";

    /** Selects the devices that register with the group {@code :name}: a profile that names one itself shadows what is above it. */
    public static final String OF_GROUP = """
            with recursive below as (
                select name from profile where call_manager_group = :name
                union
                select p.name from profile p join below b on p.parent = b.name where p.call_manager_group is null)
            select device from device_config
            where call_manager_group = :name
                or (call_manager_group is null and profile in (select name from below))""";

    /** Selects the devices that are made by the template {@code :name}, likewise. */
    public static final String OF_TEMPLATE = """
            with recursive below as (
                select name from profile where template = :name
                union
                select p.name from profile p join below b on p.parent = b.name where p.template is null)
            select device from device_config
            where template = :name or (template is null and profile in (select name from below))""";

    /** Of a template. */
    public static Uni<Users> ofTemplate(Mutiny.Session session, String name) {
        return count(session, """
                select (select count(*) from profile where template = :name),
                    (select count(*) from device_config where template = :name),
                    (select count(*) from common_file where template = :name)""", name);
    }

    /** Phones that are made by a template, in an order that is by chance but always the same. */
    public static Uni<List<String>> phonesOfTemplate(Mutiny.Session session, String name) {
        return phones(session, OF_TEMPLATE, name);
    }

    /** Of a profile. */
    public static Uni<Users> ofProfile(Mutiny.Session session, String name) {
        return count(session, """
                select (select count(*) from profile where parent = :name),
                    (select count(*) from device_config where profile = :name), 0""", name);
    }

    /** Of a group of call managers. */
    public static Uni<Users> ofGroup(Mutiny.Session session, String name) {
        return count(session, """
                select (select count(*) from profile where call_manager_group = :name),
                    (select count(*) from device_config where call_manager_group = :name),
                    (select count(*) from common_file where call_manager_group = :name)""", name);
    }

    /** Phones that inherit from a profile, near or far, in an order that is by chance but always the same. */
    public static Uni<List<String>> phonesOfProfile(Mutiny.Session session, String name) {
        return phones(session, OF_PROFILE, name);
    }

    /** Phones that register with a group, likewise. */
    public static Uni<List<String>> phonesOfGroup(Mutiny.Session session, String name) {
        return phones(session, OF_GROUP, name);
    }

    private static Uni<List<String>> phones(Mutiny.Session session, String query, String name) {
        return session.createNativeQuery(
                        "select device from (" + query + ") p order by hashtext(device), device", String.class)
                .setParameter("name", name)
                .getResultList();
    }

    /** Whether it may go. */
    public boolean isNone() {
        return profiles == 0 && devices == 0 && files == 0;
    }

    /** For people: {@code 2 profiles and 100 devices}. */
    public String text() {
        return profiles + " profiles and " + devices + " devices"
                + (files == 0 ? "" : " and " + files + " common files");
    }

    private static Uni<Users> count(Mutiny.Session session, String query, String name) {
        return session.createNativeQuery(query, Object[].class)
                .setParameter("name", name)
                .getSingleResult()
                .map(row -> new Users(
                        ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }
}
