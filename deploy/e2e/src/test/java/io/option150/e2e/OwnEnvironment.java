package io.option150.e2e;

import java.util.List;
import java.util.Map;

/**
 * The environment of a process that a test starts: what the caller's shell says of a site of their own is not in it, or the
 * test would connect to that site's Kafka and PostgreSQL, and wipe what is there.
 */
final class OwnEnvironment {

    private static final List<String> OF_A_SITE = List.of("OPTION150_", "QUARKUS_", "KAFKA_");

    /** Where JDKs are sought: says nothing of a site. */
    private static final String JDKS = "OPTION150_JDKS";

    private OwnEnvironment() {}

    /** Takes out of an inherited environment all that is a site's, and puts in what the test says. */
    static void set(ProcessBuilder builder, Map<String, String> own) {
        var environment = builder.environment();
        environment.keySet().removeIf(OwnEnvironment::isOfASite);
        environment.put("OPTION150_BUILD", "never");
        environment.put("OPTION150_LEARN", "no");
        environment.putAll(own);
    }

    private static boolean isOfASite(String name) {
        return !name.equals(JDKS) && OF_A_SITE.stream().anyMatch(name::startsWith);
    }
}
