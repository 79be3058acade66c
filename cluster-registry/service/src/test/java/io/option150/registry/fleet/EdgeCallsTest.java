package io.option150.registry.fleet;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.problem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.registry.RegistryTest;
import io.option150.registry.contract.ServiceState;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of edges at the admin's address go to the copies that tell of themselves, where they say that they answer. */
@RegistryTest
class EdgeCallsTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ToldEdges edges;
    private final HttpServer copy;

    EdgeCallsTest() throws IOException {
        edges = new ToldEdges();
        copy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        copy.createContext("/", this::answer);
        copy.start();
    }

    @BeforeEach
    void start() throws Exception {
        edges.nobody();
        edges.tell("edge-1", "127.0.0.1:" + copy.getAddress().getPort(), "running", ServiceState.RUNNING, 0);
        Await.until("it is heard", () -> admin().get("/api/v1/edges/edge-1").statusCode() == 200);
    }

    @AfterEach
    void stop() throws Exception {
        copy.stop(0);
        edges.nobody();
        edges.close();
    }

    @Test
    void whatAllAreAskedIsAskedOfThemWithTheCallersToken() {
        admin().get("/api/v1/requests?size=5")
                .then()
                .statusCode(200)
                .body("items[0].edgeId", equalTo("edge-1"), "items[0].name", equalTo("a.xml"), "total", equalTo(1))
                .body("missing", equalTo(List.of()));
        assertThat(heard).containsExactly("GET /api/v1/requests?page=0&size=5 Bearer " + TestTokens.ADMIN);
        given().get("/api/v1/requests").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.SERVICE)
                .delete("/api/v1/cache")
                .then()
                .statusCode(403);
        assertThat(heard).hasSize(1);
    }

    @Test
    void oneCopyIsAskedByItsName() {
        admin().get("/api/v1/edges/edge-1/cache").then().statusCode(200);
        assertThat(heard).containsExactly("GET /api/v1/cache Bearer " + TestTokens.ADMIN);
        problem(admin().get("/api/v1/edges/edge-2/cache"), 404).body("detail", containsString("edge-2"));
        given().get("/api/v1/edges/edge-1/cache").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.SERVICE)
                .post("/api/v1/edges/edge-1/service/stop")
                .then()
                .statusCode(403);
        // Paths of copies have no place of their own in the metrics.
        assertThat(admin().get("/q/metrics").asString().lines().filter(line -> line.contains("uri=\"")))
                .noneMatch(line -> line.contains("edges/edge-1/"));
    }

    @Test
    void aCopyThatIsGoneIsNamed() throws Exception {
        copy.stop(0);
        problem(admin().get("/api/v1/transfers"), 503).body("detail", containsString("edge-1: it cannot be reached"));
        problem(admin().get("/api/v1/edges/edge-1/transfers"), 503)
                .body("detail", containsString("tftp-edge 'edge-1'"));
    }

    private void answer(HttpExchange call) throws IOException {
        heard.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                + call.getRequestHeaders().getFirst("Authorization"));
        byte[] body = "{\"items\":[{\"name\":\"a.xml\"}],\"total\":1}".getBytes(UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
