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
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.agroal.api.AgroalDataSource;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class ImportApiTest {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    AgroalDataSource database;

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
                .body(
                        "refusals[0].violations[0].rule",
                        equalTo("must have a field for each of the 2 columns of the first line"));
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
    void aPreviewStoresNothing() {
        device("SEP1", "a");
        var body = "Device Name,MAC ADDRESS\n,00:11:22:aa:bb:cc\nSEP1,001122AABBCE\n,0011.22aa.bbcd\n";
        admin().contentType("text/csv")
                .queryParam("dryRun", true)
                .queryParam("clusterId", "b")
                .body(body)
                .post(DEVICES + "/import")
                .then()
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("assigned", equalTo(2))
                .body("moved", equalTo(1));
        assertThat(Api.items(DEVICES)).hasSize(1);
        assertThat(device("SEP1").clusterId()).isEqualTo("a");
        admin().contentType("text/csv").queryParam("clusterId", "b").body(body).post(DEVICES + "/import");
        assertThat(device("SEP001122AABBCC").clusterId()).isEqualTo("b");
        admin().get(DEVICES + "/00:11:22:aa:bb:cc").then().statusCode(200).body("name", equalTo("SEP001122AABBCC"));
        problem(
                        admin().contentType("text/csv")
                                .queryParam("dryRun", "maybe")
                                .body(body)
                                .post(DEVICES + "/import"),
                        400)
                .body("field", equalTo("dryRun"));
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
    void refusedLinesStandInTheirOrder() {
        var body = json("""
                {'name':'SEP1','clusterId':'nowhere'}
                nonsense
                {'name':'SEP2','clusterId':'nowhere'}
                {'name':'bad name','clusterId':'a'}
                """);
        send(NDJSON, body).then().statusCode(200).body("refusals.line", equalTo(List.of(1, 2, 3, 4)));
    }

    @Test
    void linesMayEndAsOnOldMacsAndBeginWithAByteOrderMark() {
        send("text/csv", "\uFEFFname,clusterId\rSEP1,a\rSEP2,a\rSEP3,a")
                .then()
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("assigned", equalTo(3));
        send(NDJSON, "\uFEFF" + json("{'name':'SEP4','clusterId':'a'}\r{'name':'SEP5','clusterId':'a'}"))
                .then()
                .statusCode(200)
                .body("assigned", equalTo(2));
        assertThat(Api.items(DEVICES)).hasSize(5);
    }

    @Test
    void onePhoneHasOneHomeInAnImportToo() {
        device("SEP001122AABBCC", "a");
        send("text/csv", """
                name,clusterId
                SIP001122AABBCC,b
                gk001122aabbcc,a
                SEP001122AABBCC,a
                SEP001122AABBCC,a
                SEP001122AABBCC,b
                """)
                .then()
                .statusCode(200)
                .body("assigned", equalTo(1))
                .body("unchanged", equalTo(2))
                .body("refused", equalTo(2))
                .body("refusals[0].violations[0].rule", containsString("the home of 'SEP001122AABBCC'"))
                .body("refusals[1].violations[0].rule", containsString("line 3 has it"));
        send("text/csv", "name,clusterId\nSEP001122AABBCC,b\n").then().body("moved", equalTo(1));
        assertThat(device("gk001122aabbcc").clusterId()).isEqualTo("b");
    }

    @Test
    void namesThatNoDeviceHasAreRefusedWithWhatWasMeant() {
        send("text/csv", "name,clusterId\n00:11:22:33:44:55,a\nSEP001122334455.cnf.xml,a\nSEP00112200ZZZZ,a\n")
                .then()
                .statusCode(200)
                .body("assigned", equalTo(1))
                .body("refused", equalTo(2))
                .body("refusals[0].violations[0].rule", containsString("did you mean 'SEP001122334455'?"))
                .body("refusals[1].violations[0].rule", containsString("12 hexadecimal digits"));
        assertThat(device("SEP001122334455").clusterId()).isEqualTo("a");
    }

    @Test
    void whatStandsForAMacAddressAndIsNoneIsNoDevice() {
        send("text/csv", "MAC ADDRESS,clusterId\n12,a\n00:11:22:33:44:5G,a\n001122334455,a\n")
                .then()
                .statusCode(200)
                .body("assigned", equalTo(1))
                .body("refused", equalTo(2))
                .body("refusals[0].violations[0].rule", containsString("12 hexadecimal digits"));
    }

    @Test
    void theRestOfAQuotedFieldIsNoDevice() {
        send("text/csv", "name,clusterId,what\nSEP001122334455,a,\"Lobby\nReception,a,x\neast\"\nSEP001122334456,a,y\n")
                .then()
                .statusCode(200)
                .body("assigned", equalTo(1))
                .body("refused", equalTo(3))
                .body("refusals.line", equalTo(List.of(2, 3, 4)));
    }

    @Test
    void twentyThousandAreStoredInOneCall() throws SQLException {
        try {
            var body = csv(20_000);
            assertTimeout(Duration.ofMinutes(2), () -> send("text/csv", body))
                    .then()
                    .statusCode(200)
                    .body("lines", equalTo(20_000))
                    .body("assigned", equalTo(20_000));
            send("text/csv", body).then().body("unchanged", equalTo(20_000));
            admin().get(DEVICES).then().body("total", equalTo(20_000));
        } finally {
            execute("truncate device cascade");
        }
    }

    @Test
    void whoWaitsIsToldHowFarItIs() throws Exception {
        try (var keeper = database.getConnection();
                var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(150, 1)");
            try (var socket = connect(csv(2), csv(2).length())) {
                // Each entry comes in a chunk of its own.
                var waiting = readUntil(socket, answer -> answer.split("\"lines\":0,", -1).length > 2);
                statement.execute("select pg_advisory_unlock(150, 1)");
                var rest = readUntil(socket, answer -> answer.endsWith("\r\n0\r\n\r\n"));
                assertThat(waiting)
                        .startsWith("HTTP/1.1 200 OK")
                        .contains("{\"progress\":[")
                        .doesNotContain("]");
                assertThat(rest).contains("],\n", "\"lines\":2,", "\"assigned\":2,");
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffIsSeenToDoSoAndARepeatCompletes() throws Exception {
        try (var keeper = database.getConnection();
                var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(150, 1)");
            var answer = new ByteArrayOutputStream();
            try (var socket = connect(csv(2), csv(2).length())) {
                var begun = new byte[1_024];
                answer.write(begun, 0, socket.getInputStream().read(begun));
                Await.until("the import is cut off", () -> {
                    try (var ended = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and wait_event = 'advisory'")) {
                        return ended.next();
                    }
                });
                socket.getInputStream().transferTo(answer);
            }
            statement.execute("select pg_advisory_unlock(150, 1)");
            assertThat(answer.toString(UTF_8))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("\"problem\":", "send it again as a whole")
                    .doesNotEndWith("0\r\n\r\n");
        }
        send("text/csv", csv(2)).then().body("assigned", equalTo(2));
    }

    @Test
    void anImportThatIsCutIsCompletedByARepeat() throws Exception {
        var whole = csv(6_000);
        try (var socket = connect(whole.substring(0, whole.length() / 2), whole.length())) {
            Await.until("a part of it is stored", () -> total() >= 2_000);
        }
        send("text/csv", whole)
                .then()
                .statusCode(200)
                .body("lines", equalTo(6_000))
                .body("refused", equalTo(0));
        assertThat(total()).isEqualTo(6_000);
        // The device in whose line it was cut is at home where the whole line says.
        assertThat(Api.read(admin().get(DEVICES + "?cluster=a&size=1").asString())
                        .get("total")
                        .intValue())
                .isEqualTo(6_000);
        execute("truncate device cascade");
    }

    @Test
    void theImportIsDocumented() {
        admin().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/devices/import'.post.requestBody.content.keySet()", hasItems(NDJSON, "text/csv"))
                .body("paths.'/api/v1/devices/import'.post.responses.keySet()", hasItems("200", "400", "415"))
                .body(
                        "paths.'/api/v1/clusters/{clusterId}'.patch.requestBody.content.keySet()",
                        hasItems("application/merge-patch+json"))
                .body("paths.'/api/v1/devices'.get.parameters.name", hasItems("cluster", "q", "page"));
    }

    @Test
    void anotherTypeOfBodyIsRefusedAndSoIsALineThatIsTooLong() {
        problem(send("application/xml", "<a/>"), 415).body("detail", containsString("application/xml"));
        send(NDJSON, "x".repeat(200_000) + "\n" + json("{'name':'SEP1','clusterId':'a'}"))
                .then()
                .statusCode(200)
                .body("assigned", equalTo(1))
                .body("refused", equalTo(1))
                .body("refusals[0].line", equalTo(1))
                .body("refusals[0].violations[0].rule", containsString("at most 65536 bytes"));
    }

    private static String csv(int devices) {
        return "name,clusterId\n"
                + IntStream.rangeClosed(1, devices)
                        .mapToObj("SEP0000%08X,a\n"::formatted)
                        .collect(Collectors.joining());
    }

    /** A connection on which a body of this length was begun. */
    private static Socket connect(String begin, int length) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST " + DEVICES + "/import HTTP/1.1\r\nHost: localhost\r\n"
                                + "Authorization: Bearer " + TestTokens.ADMIN + "\r\nContent-Type: text/csv\r\n"
                                + "Content-Length: " + length + "\r\n\r\n" + begin)
                        .getBytes(UTF_8));
        return socket;
    }

    private static int total() {
        return admin().get(DEVICES + "?size=1").then().extract().path("total");
    }

    /** What comes on a connection until it is enough. */
    private static String readUntil(Socket socket, Predicate<String> enough) throws IOException {
        var answer = new StringBuilder();
        var piece = new byte[1_024];
        while (!enough.test(answer.toString())) {
            int count = socket.getInputStream().read(piece);
            assertThat(count).as("bytes behind: " + answer).isPositive();
            answer.append(new String(piece, 0, count, UTF_8));
        }
        return answer.toString();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Response send(String type, String body) {
        return admin().contentType(type).body(body.getBytes(UTF_8)).post(DEVICES + "/import");
    }
}
