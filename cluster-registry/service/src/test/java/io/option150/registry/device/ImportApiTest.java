package io.option150.registry.device;

import static io.option150.registry.Api.DEVICES;
import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.restassured.response.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class ImportApiTest {

    private static final String NDJSON = "application/x-ndjson";

    @BeforeEach
    void twoClusters() {
        Api.clean();
        remote("a", "192.0.2.1");
        remote("b", "192.0.2.2");
    }

    @Test
    void newOnesAreAssignedOthersMovedAndTheRestLeftAsTheyAre() {
        device("SEP1", "a");
        var same = device("SEP2", "b").sequence();
        send(
                        NDJSON,
                        json("{'name':'sep1','clusterId':'b'}\n\n{'name':'SEP2','clusterId':'b'}\r\n"
                                + "{'name':'SEP3','clusterId':'a'}"))
                .then()
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("assigned", equalTo(1))
                .body("moved", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("refused", equalTo(0));
        assertThat(device("SEP1").clusterId()).isEqualTo("b");
        assertThat(device("SEP2").sequence()).isEqualTo(same);
        assertThat(device("SEP3").clusterId()).isEqualTo("a");
    }

    @Test
    void eachRefusedLineIsToldWithItsRulesAndTheOthersAreStored() {
        var body = json("""
                {'name':'bad name','clusterId':'a'}
                {'name':'SEP1','clusterId':'nowhere'}
                nonsense
                {'name':'SEP2','clusterId':'a'}
                {'name':'sep2','clusterId':'b'}
                [1]
                """);
        send(NDJSON, body)
                .then()
                .statusCode(200)
                .body("assigned", equalTo(1))
                .body("refused", equalTo(5))
                .body("refusals.find { it.line == 1 }.violations[0].field", equalTo("name"))
                .body("refusals.find { it.line == 1 }.violations[0].value", equalTo("bad name"))
                .body("refusals.find { it.line == 2 }.violations[0].rule", equalTo("must be a cluster that exists"))
                .body("refusals.find { it.line == 3 }.text", equalTo("nonsense"))
                .body("refusals.find { it.line == 5 }.violations[0].rule", containsString("line 4 has it"))
                .body("refusals.find { it.line == 6 }.violations[0].rule", equalTo("must be a JSON object"));
        assertThat(device("SEP2").clusterId()).isEqualTo("a");
        assertThat(Api.items(DEVICES)).hasSize(1);
    }

    @Test
    void csvNamesItsColumnsInAnyOrder() {
        send("text/csv; charset=utf-8", "clusterId,name\r\na,SEP1\r\n\"b\",\"SEP2\"\r\na\r\n")
                .then()
                .statusCode(200)
                .body("assigned", equalTo(2))
                .body("refused", equalTo(1))
                .body("refusals[0].violations[0].rule", equalTo("must have two fields"));
        assertThat(device("SEP2").clusterId()).isEqualTo("b");
    }

    @Test
    void csvWithoutItsHeadingIsRefusedAsAWhole() {
        problem(send("text/csv", "SEP1,a\nSEP2,b\n"), 400)
                .body("field", equalTo("line 1"))
                .body("value", equalTo("SEP1,a"));
        assertThat(Api.items(DEVICES)).isEmpty();
    }

    @Test
    void linesBeyondOneTransactionAreStoredAndCountedToo() {
        // Of 1,001 lines only the first and the last have a home that exists: three transactions, two devices.
        var body = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> json("{'name':'SEP%d','clusterId':'%s'}".formatted(i, i % 1_000 == 0 ? "a" : "nowhere")))
                .collect(Collectors.joining("\n"));
        send(NDJSON, body)
                .then()
                .statusCode(200)
                .body("lines", equalTo(1_001))
                .body("assigned", equalTo(2))
                .body("refused", equalTo(999));
        assertThat(device("SEP1000").clusterId()).isEqualTo("a");
    }

    @Test
    void anotherTypeOfBodyAndALineWithoutEndAreRefused() {
        problem(send("application/xml", "<a/>"), 415).body("detail", containsString("application/xml"));
        problem(send(NDJSON, "x".repeat(200_000)), 400).body("field", equalTo("line 1"));
    }

    private static Response send(String type, String body) {
        return admin().contentType(type).body(body.getBytes(UTF_8)).post(DEVICES + "/import");
    }
}
