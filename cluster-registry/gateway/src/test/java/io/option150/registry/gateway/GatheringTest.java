package io.option150.registry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of all copies of the edge, over real connections. */
class GatheringTest {

    private static final String REFUSAL = "{\"status\":400,\"detail\":\"outcome must be one of…\"}";

    private final Bench bench = new Bench(Duration.ofSeconds(10));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        client.close();
        bench.close();
    }

    @Test
    void listsBecomeOneNewestFirstAndEachRowNamesItsCopy() throws Exception {
        bench.copy("edge-a", page(12, row("a3", "2026-01-01T00:00:05.5Z"), row("a1", "2026-01-01T00:00:01Z")));
        bench.copy("edge-b", page(3, row("b2", "2026-01-01T00:00:05Z"), row("b0", "2026-01-01T00:00:00Z")));
        var answer = json(get("/api/v1/requests?device=SEP1&page=1&size=2"));
        assertThat(names(answer)).containsExactly("a1", "b0");
        assertThat(names(json(get("/api/v1/requests?size=3")))).containsExactly("a3", "b2", "a1");
        assertThat(answer.getJsonArray("items").getJsonObject(0).getString("edgeId"))
                .isEqualTo("edge-a");
        assertThat(answer.getLong("total")).isEqualTo(15);
        assertThat(answer.getInteger("page")).isEqualTo(1);
        assertThat(answer.getJsonArray("missing")).isEmpty();
        // Of each copy all that comes before the end of the page, by the caller's credentials.
        assertThat(heard).contains("GET /api/v1/requests?device=SEP1&page=0&size=4 Bearer t");
    }

    @Test
    void transfersAreInTheOrderOfTheirAgeAndPeersAsTheCopiesHaveThem() throws Exception {
        bench.copy("edge-a", page(2, new JsonObject().put("name", "old").put("ageMillis", 900)));
        bench.copy("edge-b", page(1, new JsonObject().put("name", "new").put("ageMillis", 20)));
        assertThat(names(json(get("/api/v1/transfers")))).containsExactly("new", "old");
        assertThat(names(json(get("/api/v1/peers")))).containsExactly("old", "new");
    }

    @Test
    void aCopyThatDoesNotAnswerIsNamedAndNotWaitedFor() throws Exception {
        bench.copy("edge-a", page(1, row("a", "2026-01-01T00:00:00Z")));
        bench.copy("edge-b", call -> heard.add("silent"));
        bench.copy("edge-c", call -> call.response().setStatusCode(503).end());
        bench.copy("edge-d", call -> call.connection().close());
        bench.copy("edge-e", call -> call.response().end("[]"));
        try (var closed = new ServerSocket(0)) {
            bench.copy("edge-f", "127.0.0.1:" + closed.getLocalPort());
            closed.close();
            long began = System.nanoTime();
            var answer = json(get("/api/v1/requests"));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(names(answer)).containsExactly("a");
            assertThat(answer.getJsonArray("missing").stream()
                            .map(JsonObject.class::cast)
                            .map(missing -> missing.getString("edgeId")))
                    .containsExactly("edge-b", "edge-c", "edge-d", "edge-e", "edge-f");
            assertThat(reason(answer, 0)).isEqualTo("it did not answer within 1000 ms");
            assertThat(reason(answer, 1)).isEqualTo("it answered 503");
            assertThat(reason(answer, 2)).startsWith("it broke off");
            assertThat(reason(answer, 3)).isEqualTo("it answered no JSON object");
            assertThat(reason(answer, 4)).startsWith("it cannot be reached");
        }
    }

    @Test
    void nobodyAnswersIsAProblemThatNamesAll() throws Exception {
        bench.copy("edge-a", call -> call.response().setStatusCode(500).end());
        bench.copy("edge-b", "no address at all");
        var answer = get("/api/v1/peers");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("edge-a: it answered 500").doesNotContain("edge-b");
    }

    @Test
    void whatEveryCopyRefusesIsRefusedInItsWords() throws Exception {
        Handler<HttpServerRequest> refuses = call -> call.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "application/problem+json")
                .end(REFUSAL);
        bench.copy("edge-a", page(0));
        bench.copy("edge-b", refuses);
        var answer = get("/api/v1/requests?outcome=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(REFUSAL);
        assertThat(get("/api/v1/requests?page=-1").body()).contains("must be 0 or more");
        assertThat(get("/api/v1/requests?size=x").body()).contains("must be a whole number");
        assertThat(get("/api/v1/requests?page=10&size=100").body()).contains("within the first 1000 entries");
    }

    @Test
    void routesAreToldWhereTheyDiffer() throws Exception {
        bench.copy("edge-a", answers(new JsonObject().put("reason", "at home in x")));
        bench.copy("edge-b", answers(new JsonObject().put("reason", "not known")));
        bench.copy("edge-c", answers(new JsonObject().put("reason", "at home in x")));
        var answer = json(get("/api/v1/routes/SEP1.cnf.xml?client=192.0.2.1"));
        assertThat(answer.getString("reason")).isEqualTo("at home in x");
        assertThat(answer.getJsonArray("edges")).isEqualTo(JsonArray.of("edge-a", "edge-c"));
        assertThat(answer.getJsonArray("differs"))
                .isEqualTo(
                        JsonArray.of(new JsonObject().put("reason", "not known").put("edges", JsonArray.of("edge-b"))));
    }

    @Test
    void cachesAreShownAndDroppedEverywhere() throws Exception {
        for (var edge : List.of("edge-a", "edge-b")) {
            bench.copy(edge, call -> {
                heard.add(call.method() + " " + call.uri());
                var answer = call.method().name().equals("DELETE")
                        ? new JsonObject().put("dropped", edge.equals("edge-a") ? 3 : 4)
                        : new JsonObject()
                                .put("heapUsed", 10)
                                .put("entries", paged(1, new JsonObject().put("name", edge + ".xml")));
                call.response().end(answer.toBuffer());
            });
        }
        var shown = json(get("/api/v1/cache?size=5"));
        assertThat(shown.getLong("heapUsed")).isEqualTo(20);
        assertThat(names(shown.getJsonObject("entries"))).containsExactly("edge-a.xml", "edge-b.xml");
        assertThat(shown.getJsonObject("entries").getLong("total")).isEqualTo(2);
        heard.clear();
        var dropped = json(call("DELETE", "/api/v1/cache/told.xml"));
        assertThat(dropped.getLong("dropped")).isEqualTo(7);
        assertThat(dropped.getJsonArray("edges").getJsonObject(1))
                .isEqualTo(new JsonObject().put("edgeId", "edge-b").put("dropped", 4));
        assertThat(heard).containsExactlyInAnyOrder("DELETE /api/v1/cache/told.xml", "DELETE /api/v1/cache/told.xml");
    }

    @Test
    void aCallOfOneCopyGoesThere() throws Exception {
        bench.copy("edge-a", call -> call.response().end("a " + call.method() + " " + call.uri()));
        bench.copy("edge-b", call -> call.response().end("b " + call.method() + " " + call.uri()));
        assertThat(get("/api/v1/edges/edge-b/requests?size=3").body()).isEqualTo("b GET /api/v1/requests?size=3");
        assertThat(call("POST", "/api/v1/edges/edge-a/service/stop").body()).isEqualTo("a POST /api/v1/service/stop");
        var unknown = get("/api/v1/edges/edge-c/requests");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("No edge 'edge-c' is heard");
        assertThat(get("/api/v1/edges/192.0.2.1:80/requests").statusCode()).isEqualTo(404);
        // What is no call of an edge is nothing here.
        assertThat(Owner.ofCopy("/api/v1/edges/edge-a")).isEmpty();
        assertThat(Owner.ofCopy("/api/v1/edges/edge-a/files/x")).isEmpty();
    }

    private Handler<HttpServerRequest> page(long total, JsonObject... rows) {
        return answers(paged(total, rows));
    }

    private Handler<HttpServerRequest> answers(JsonObject answer) {
        return call -> {
            heard.add(call.method() + " " + call.uri() + " " + call.getHeader("Authorization"));
            call.response().putHeader("Content-Type", "application/json").end(answer.toBuffer());
        };
    }

    private static JsonObject paged(long total, JsonObject... rows) {
        return new JsonObject().put("items", JsonArray.of((Object[]) rows)).put("total", total);
    }

    private static JsonObject row(String name, String time) {
        return new JsonObject().put("name", name).put("time", time);
    }

    private static List<String> names(JsonObject list) {
        return list.getJsonArray("items").stream()
                .map(row -> ((JsonObject) row).getString("name"))
                .toList();
    }

    private static String reason(JsonObject answer, int missing) {
        return answer.getJsonArray("missing").getJsonObject(missing).getString("reason");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path);
    }

    private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(bench.url(path))
                        .header("Authorization", "Bearer t")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
