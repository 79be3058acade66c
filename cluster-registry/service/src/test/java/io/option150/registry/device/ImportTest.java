package io.option150.registry.device;

import static io.option150.registry.Api.DEVICES;
import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.device;
import static io.option150.registry.Api.json;
import static io.option150.registry.Api.problem;
import static io.option150.registry.Api.remote;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class ImportTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @BeforeEach
    void clean() {
        Api.clean();
        remote("a", "192.0.2.1");
        remote("b", "192.0.2.2");
    }

    @Test
    void ndjsonAssignsMovesAndLeavesAloneAndReportsEachRefusedLine() {
        device("SEP000000000001", "a");
        device("SEP000000000002", "a");
        var text = json("""
                {'name':'SEP000000000001','clusterId':'b'}
                {'name':'SEP000000000002','clusterId':'a'}

                {'name':'SEP000000000003','clusterId':'a'}
                {'name':'SEP 4','clusterId':'a','colour':'red'}
                {'name':'SEP000000000005','clusterId':'nowhere'}
                not JSON
                [1]
                {'name':'SEP000000000006'}
                """);
        imported(NDJSON, text)
                .body("assigned", equalTo(1))
                .body("moved", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("refused", equalTo(5))
                .body("refusedLines.line", contains(5, 7, 8, 9, 6))
                .body("refusedLines[0].violations.field", contains("colour", "name"))
                .body("refusedLines[1].violations[0].rule", equalTo("must be a JSON object"))
                .body("refusedLines[3].violations[0].field", equalTo("clusterId"))
                .body("refusedLines[4].violations[0].value", equalTo("nowhere"));
        assertThat(device("SEP000000000001").clusterId()).isEqualTo("b");
        assertThat(device("SEP000000000003").clusterId()).isEqualTo("a");
        assertThat(Api.items(DEVICES)).hasSize(3);
    }

    @Test
    void csvIsReadWithAHeaderInAnyOrderAndWithoutOne() {
        imported(CSV, "\uFEFFclusterId,name\r\na,SEP000000000001\r\n\"b\", SEP000000000002 \r\n")
                .body("assigned", equalTo(2))
                .body("refusedLines", empty());
        imported(CSV, "SEP000000000003,a\nSEP000000000004\nSEP000000000005,a,b\nSEP000000000006,\"a\n")
                .body("assigned", equalTo(1))
                .body("refusedLines.line", contains(2, 3, 4));
        assertThat(device("SEP000000000001").clusterId()).isEqualTo("a");
        assertThat(device("SEP000000000002").clusterId()).isEqualTo("b");
    }

    @Test
    void theLaterOfTwoLinesOfOneDeviceCounts() {
        imported(CSV, "SEP000000000001,a\nsep000000000001,b\n")
                .body("assigned", equalTo(1))
                .body("moved", equalTo(1));
        assertThat(device("SEP000000000001").clusterId()).isEqualTo("b");
    }

    @Test
    void anOverlongLineIsRefusedAndThoseBehindItAreTaken() {
        imported(CSV, "x".repeat(5_000) + ",a\nSEP000000000001,a")
                .body("assigned", equalTo(1))
                .body("refusedLines", hasSize(1))
                .body("refusedLines[0].violations[0].rule", equalTo("must be at most 1000 characters"));
    }

    @Test
    void manyDevicesGoInBatchesAndOnceMoreChangeNothing() {
        var text = IntStream.range(0, 230)
                .mapToObj("SEP%012d,a"::formatted)
                .collect(Collectors.joining("\n", "name,clusterId\n", "\n"));
        imported(CSV, text).body("assigned", equalTo(230));
        imported(CSV, text).body("unchanged", equalTo(230)).body("assigned", equalTo(0));
        admin().queryParam("size", 1).get(DEVICES).then().body("total", equalTo(230));
        imported(CSV, text.replace(",a\n", ",b\n")).body("moved", equalTo(230));
    }

    @Test
    void otherMediaTypesAreRefused() {
        problem(admin().contentType("text/plain").body("x").post(DEVICES + "/import"), 415);
    }

    private static ValidatableResponse imported(String type, String text) {
        return admin().contentType(type + ";charset=UTF-8")
                .body(text.getBytes(UTF_8))
                .post(DEVICES + "/import")
                .then()
                .statusCode(200);
    }
}
