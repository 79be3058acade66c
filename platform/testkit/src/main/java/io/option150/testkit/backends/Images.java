package io.option150.testkit.backends;

import java.util.List;

/**
 * The container images that the tests may use; they are never pulled.
 *
 * @param postgres {@code option150.test.postgres-image}, default {@code postgres:18-alpine}
 * @param kafka {@code option150.test.kafka-image}, default {@code apache/kafka:4.1.2}
 */
record Images(String postgres, String kafka) {

    static Images configured() {
        return new Images(
                System.getProperty("option150.test.postgres-image", "postgres:18-alpine"),
                System.getProperty("option150.test.kafka-image", "apache/kafka:4.1.2"));
    }

    List<String> all() {
        return List.of(postgres, kafka);
    }
}
