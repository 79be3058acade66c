package io.option150.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is held, seen and dropped by people. */
@EdgeTest
@ExtendWith(NoOpenClaims.class)
class CacheApiTest {

    private final RunningEdge edge;

    CacheApiTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @Test
    void theCacheIsListedAndDroppedByNameOrWhole() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", "one.xml", "two.xml", "ONE.XML.sgn");
        edge.phone().tftp("one.xml");
        edge.phone().tftp("two.xml");
        edge.phone().tftp("ONE.XML.sgn");
        Await.until("all are cached", () -> edge.cached() == 3);

        edge.admin()
                .get("/api/v1/cache/One.xml")
                .then()
                .body("entries.items.name", equalTo(List.of("ONE.XML.sgn", "one.xml")));
        edge.admin().delete("/api/v1/cache/One.xml").then().statusCode(200).body("dropped", equalTo(2));
        edge.admin().get("/api/v1/cache").then().body("entries.items.name", equalTo(List.of("two.xml")));
        edge.admin().delete("/api/v1/cache").then().body("dropped", equalTo(1));
        assertThat(edge.cached()).isZero();
        edge.admin()
                .queryParam("size", 1001)
                .get("/api/v1/cache")
                .then()
                .statusCode(400)
                .body("field", equalTo("size"));
    }
}
