package io.option150.files.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that cannot be opened, or do not hold by the rules of today: told at each of them, while all others have their files. */
@StoreTest
class StuckRecordsTest {

    private static final String OTHER_KEY = "update %s set sealed = decode(repeat('00', 60), 'hex') where %s = '%s'";

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    private Api api;
    private Records records;

    @BeforeEach
    void connect() {
        api = new Api(base);
        records = new Records(api);
    }

    @Test
    void aPhonesSecretsThatDoNotOpenAreToldAtThatPhoneAlone() throws SQLException {
        site("k");
        phone("k", 1, "hush");
        phone("k", 2, "hush");
        var url = Records.DEVICES + name("k", 1);
        execute(OTHER_KEY.formatted("device_config", "device", name("k", 1)));

        records.group("k-main", "192.0.2.2");
        records.awaitRendered();

        assertThat(records.file(name("k", 2) + ".cnf.xml")).contains(">192.0.2.2<");
        var told = records.get(url);
        assertThat(told.at("/rendering/state").asText()).isEqualTo("refused");
        assertThat(finding(told)).startsWith("secrets must open under the key of option150.files.key-file");
        assertThat(told.path("profile").asText()).isEqualTo("k-site");
        assertThat(told.at("/lines/0/number").asText()).isEqualTo("1");
        assertThat(listed(name("k", 1)).at("/rendering/state").asText()).isEqualTo("refused");
        assertThat(records.get(url + "/preview").at("/findings/0/why").asText()).contains("secrets must open");
        var shown = api.get(url + "?secrets=true");
        assertThat(shown.statusCode()).isEqualTo(409);
        assertThat(Api.text(shown)).contains("Secrets of " + name("k", 1) + " cannot be shown: they must open under");

        var masked = records.put(url, line("k", "***"));
        assertThat(masked.statusCode()).isEqualTo(400);
        assertThat(Api.json(masked).path("field").asText()).isEqualTo("lines[0].authPassword");
        assertThat(records.put(url, line("k", "new"), "If-Match", "\"1\"").statusCode())
                .isEqualTo(412);
        assertThat(records.store(url, line("k", "new")).at("/rendering/state").asText())
                .isEqualTo("rendered");
        assertThat(records.file(name("k", 1) + ".cnf.xml")).contains(">192.0.2.2<", ">new<");

        execute(OTHER_KEY.formatted("device_config", "device", name("k", 2)));
        assertThat(api.delete(Records.DEVICES + name("k", 2)).statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/files/" + name("k", 2) + ".cnf.xml").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatNoLongerHoldsIsToldAtThatPhoneAlone() throws SQLException {
        site("l");
        phone("l", 1, "");
        phone("l", 2, "");
        var url = Records.DEVICES + name("l", 1);
        execute("update device_config set settings = settings || '{\"model\":\"no-such\"}', lines = lines || '[{}]'"
                + " where device = '" + name("l", 1) + "'");

        records.group("l-main", "192.0.2.2");
        records.awaitRendered();

        assertThat(records.file(name("l", 2) + ".cnf.xml")).contains(">192.0.2.2<");
        assertThat(records.file(name("l", 1) + ".cnf.xml")).as("what it had").contains(">192.0.2.1<");
        assertThat(records.state(name("l", 1))).isEqualTo("refused");
        assertThat(finding(records.get(url))).startsWith("model must be a name of the table");
        assertThat(records.get(url).at("/rendering/findings/0/value").asText()).isEqualTo("no-such");
        assertThat(listed(name("l", 1)).path("model").asText()).isEqualTo("no-such");
        assertThat(records.store(url, line("l", "")).at("/rendering/state").asText())
                .isEqualTo("rendered");
    }

    @Test
    void aPhoneWhoseFileIsACommonFilesIsRefusedAndHasItBackOnceThatIsGone() throws SQLException {
        site("t");
        phone("t", 1, "");
        records.store(
                "/api/v1/common-files/t-plan", "{\"kind\":\"dial-plan\",\"content\":{\"rules\":[{\"match\":\"*\"}]}}");
        var path = name("t", 1) + ".cnf.xml";
        // As a copy of the service leaves it that knows of no common files.
        execute("insert into common_file_path (path, folded, name) values ('%s', '%s', 't-plan')"
                .formatted(path, path.toLowerCase(java.util.Locale.ROOT)));

        records.group("t-main", "192.0.2.2");
        records.awaitRendered();
        var told = records.get(Records.DEVICES + name("t", 1));
        assertThat(told.at("/rendering/state").asText()).isEqualTo("refused");
        assertThat(finding(told)).contains("common file 't-plan' makes " + path);
        assertThat(told.at("/rendering/findings/0/value").asText()).isEqualTo(path);
        assertThat(records.file(path)).as("what it had").contains(">192.0.2.1<");

        assertThat(api.delete("/api/v1/common-files/t-plan").statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/files/dialplan-t-plan.xml").statusCode()).isEqualTo(404);
        records.awaitRendered();
        assertThat(records.state(name("t", 1))).isEqualTo("rendered");
        assertThat(records.file(path)).contains(">192.0.2.2<");
    }

    @Test
    void aProfileThatDoesNotHoldIsToldAtItselfAndAtEachOfItsPhones() throws SQLException {
        site("m");
        records.store(
                Records.PROFILES + "m-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"m-main\",\"fields\":{\"sshPassword\":\"hush\"}}");
        phone("m", 1, "");
        var url = Records.PROFILES + "m-site";
        execute(OTHER_KEY.formatted("profile", "name", "m-site"));

        records.group("m-main", "192.0.2.2");
        records.awaitRendered();

        assertThat(records.state(name("m", 1))).isEqualTo("refused");
        assertThat(finding(records.get(Records.DEVICES + name("m", 1))))
                .startsWith("profile m-site: secrets must open under the key");
        assertThat(records.get(url).at("/findings/0/why").asText()).startsWith("secrets must open");
        assertThat(Api.text(api.get("/api/v1/profiles?size=1000"))).contains("secrets must open");
        assertThat(api.get(url + "?secrets=true").statusCode()).isEqualTo(409);

        var changed = "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"m-main\",\"fields\":%s}";
        assertThat(records.put(url, changed.formatted("{\"sshPassword\":\"***\"}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(records.store(url, changed.formatted("{\"sshPassword\":\"new\"}"))
                        .has("findings"))
                .isFalse();
        records.awaitRendered();
        assertThat(records.state(name("m", 1))).isEqualTo("rendered");

        records.store(Records.PROFILES + "m-alone", changed.formatted("{\"sshPassword\":\"hush\"}"));
        execute(OTHER_KEY.formatted("profile", "name", "m-alone"));
        assertThat(api.delete(Records.PROFILES + "m-alone").statusCode()).isEqualTo(204);
    }

    @Test
    void aGroupThatDoesNotHoldIsToldAtEachOfItsPhones() throws SQLException {
        site("n");
        phone("n", 1, "");
        execute("update call_manager_group set members = members || members where name = 'n-main'");
        execute("insert into render_queue (device) values ('" + name("n", 1) + "')");
        records.awaitRendered();

        assertThat(finding(records.get(Records.DEVICES + name("n", 1))))
                .startsWith("call-manager group n-main: members[1].priority must be another");
        assertThat(records.get(Records.GROUPS + "n-main")
                        .at("/members/1/address")
                        .asText())
                .isEqualTo("192.0.2.1");
        records.group("n-main", "192.0.2.3");
        records.awaitRendered();
        assertThat(records.file(name("n", 1) + ".cnf.xml")).contains(">192.0.2.3<");
    }

    @Test
    void onePhoneThatTheDatabaseRefusesKeepsNoOtherFromItsFiles() throws SQLException {
        site("p");
        IntStream.range(0, 20).forEach(n -> phone("p", n, ""));
        execute(
                """
                create function refuse_one() returns trigger language plpgsql as $$
                begin
                    if new.path like '%s%%' then raise exception 'no'; end if;
                    return new;
                end
                $$""".formatted(name("p", 7)),
                "create trigger refuse_one before insert on file for each row execute function refuse_one()");
        try {
            records.group("p-main", "192.0.2.2");
            Await.until(
                    "all others have their files",
                    () -> IntStream.range(0, 20)
                            .filter(n -> n != 7)
                            .allMatch(
                                    n -> records.file(name("p", n) + ".cnf.xml").contains(">192.0.2.2<")));
            assertThat(records.get(Records.DEVICES + name("p", 7))
                            .at("/rendering/waiting")
                            .asBoolean())
                    .isTrue();
        } finally {
            execute("drop trigger refuse_one on file", "drop function refuse_one");
        }
        records.awaitRendered();
        assertThat(records.file(name("p", 7) + ".cnf.xml")).contains(">192.0.2.2<");
    }

    @Test
    void filesOfMoreThanABatchHoldsAreAllMade() {
        site("r");
        var services = "<phoneService type=\\\"0\\\"><name>%s</name><url>http://192.0.2.1/%s</url></phoneService>";
        var large = IntStream.range(0, 500)
                .mapToObj(n -> services.formatted("Service " + n, n))
                .reduce("", String::concat);
        var phones = IntStream.range(0, 300).mapToObj(n -> name("r", n)).toList();
        phones.forEach(
                it -> records.store(Records.DEVICES + it, "{\"profile\":\"r-site\",\"lines\":[{\"number\":\"1\"}]}"));

        records.store(
                Records.PROFILES + "r-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"r-main\",\"overrides\":\"<device><phoneServices>"
                        + large + "</phoneServices></device>\"}");
        records.awaitRendered();

        long size = records.told(phones.getFirst() + ".cnf.xml").path("size").asLong();
        assertThat(size * phones.size()).as("more than one batch").isGreaterThan(8 << 20);
        assertThat(phones)
                .allSatisfy(it -> assertThat(
                                records.told(it + ".cnf.xml").path("version").asLong())
                        .as(it)
                        .isEqualTo(2));
    }

    private void site(String of) {
        records.group(of + "-main", "192.0.2.1");
        records.store(
                Records.PROFILES + of + "-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"%s-main\"}".formatted(of));
    }

    private void phone(String of, int n, String password) {
        records.store(Records.DEVICES + name(of, n), line(of, password));
    }

    private static String name(String of, int n) {
        return "SEP0000%02X5%05d".formatted((int) of.charAt(0), n);
    }

    private static String line(String of, String password) {
        return "{\"profile\":\"%s-site\",\"lines\":[{\"number\":\"1\",\"authPassword\":\"%s\"}]}"
                .formatted(of, password);
    }

    private static String finding(JsonNode record) {
        return record.at("/rendering/findings/0/why").asText();
    }

    private JsonNode listed(String device) {
        for (var one : records.get("/api/v1/device-configs?size=1000").path("items")) {
            if (one.path("device").asText().equals(device)) {
                return one;
            }
        }
        throw new AssertionError("not listed: " + device);
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var each : List.of(statements)) {
                statement.execute(each);
            }
        }
    }
}
