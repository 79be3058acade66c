package io.option150.files.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change of a profile or a group would do, before it is made. */
@StoreTest
class ImpactTest {

    private static final String SITE =
            "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"%s\",\"fields\":%s}";

    @TestHTTPResource("/")
    URI base;

    private Api api;
    private Records records;

    @BeforeEach
    void connect() {
        api = new Api(base);
        records = new Records(api);
    }

    @Test
    void aProfilesChangeIsCountedRefusedAndShownAndNothingIsStored() {
        records.group("i-main", "192.0.2.1");
        records.group("i-other", "192.0.2.7");
        records.store(Records.PROFILES + "i-site", SITE.formatted("i-main", "{\"sshPassword\":\"hush-1\"}"));
        records.store(Records.PROFILES + "i-desk", "{\"parent\":\"i-site\",\"fields\":{\"idleTimeout\":\"5\"}}");
        IntStream.range(0, 120).forEach(n -> phone("AA", n, "i-site"));
        // Says itself what the change is about.
        phone("AB", 1, "i-desk");
        phone("AC", 1, "i-site");
        api.store("SEP0000000AC001.cnf.xml", "<device/>".getBytes(UTF_8));
        var before = records.get(Records.PROFILES + "i-site");
        var file = records.told("SEP0000000AA001.cnf.xml");

        var impact = preview(
                Records.PROFILES + "i-site",
                SITE.formatted("i-main", "{\"sshPassword\":\"***\",\"idleTimeout\":\"5\"}"));
        assertThat(impact.path("phones").asInt()).isEqualTo(122);
        assertThat(impact.path("looked").asInt()).isEqualTo(122);
        assertThat(impact.path("complete").asBoolean()).isTrue();
        assertThat(impact.path("changed").asInt()).isEqualTo(120);
        assertThat(impact.path("unchanged").asInt()).isEqualTo(1);
        assertThat(impact.path("byHand").asInt()).isEqualTo(1);
        assertThat(impact.path("refused").asInt()).isZero();
        assertThat(impact.path("examples")).hasSize(3);
        assertThat(impact.at("/examples/0/diff").asText())
                .contains("+  <idleTimeout>5</idleTimeout>", "versionStamp")
                .doesNotContain("hush");

        var secret = preview(
                Records.PROFILES + "i-site?examples=1", SITE.formatted("i-main", "{\"sshPassword\":\"hush-2\"}"));
        assertThat(secret.path("changed").asInt()).isEqualTo(121);
        assertThat(secret.at("/examples/0/diff").asText()).isEmpty();
        assertThat(secret.toString()).doesNotContain("hush");

        var other =
                preview(Records.PROFILES + "i-site?examples=1", SITE.formatted("i-other", "{\"sshPassword\":\"***\"}"));
        assertThat(other.at("/examples/0/diff").asText()).contains("192.0.2.7");

        var refused = preview(
                Records.PROFILES + "i-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"i-main\","
                        + "\"overrides\":\"<device><vendorConfig><webAccess>nine</webAccess></vendorConfig></device>\"}");
        assertThat(refused.path("refused").asInt()).isEqualTo(122);
        assertThat(refused.path("refusals")).hasSize(1);
        assertThat(refused.at("/refusals/0/value").asText()).isEqualTo("nine");
        assertThat(refused.at("/refusals/0/phones").asInt()).isEqualTo(122);
        assertThat(refused.at("/refusals/0/example").asText()).startsWith("SEP0000000A");

        // Whatever of other tests still waits; nothing of these phones does.
        records.awaitRendered();
        assertThat(records.get(Records.PROFILES + "i-site")).isEqualTo(before);
        assertThat(records.told("SEP0000000AA001.cnf.xml")).isEqualTo(file);
        refusedAt(Records.PROFILES + "i-site/preview", SITE.formatted("none", "{}"), "callManagerGroup");
        refusedAt(Records.PROFILES + "i-site/preview", "{\"parent\":\"i-desk\"}", "parent of profile i-site");
        refusedAt(Records.PROFILES + "i-site/preview?seconds=61", "{}", "seconds");
        refusedAt(Records.PROFILES + "i-site/preview?examples=21", "{}", "examples");
    }

    @Test
    void aGroupsChangeTouchesThosePhonesThatRegisterWithIt() {
        records.group("j-main", "192.0.2.1");
        records.group("j-other", "192.0.2.1");
        records.store(Records.PROFILES + "j-site", SITE.formatted("j-main", "{}"));
        records.store(Records.PROFILES + "j-desk", "{\"parent\":\"j-site\",\"callManagerGroup\":\"j-other\"}");
        phone("BA", 1, "j-site");
        phone("BB", 1, "j-desk");

        var impact = preview(Records.GROUPS + "j-main", "{\"members\":[{\"address\":\"192.0.2.2\"}]}");
        assertThat(impact.path("phones").asInt()).isEqualTo(1);
        assertThat(impact.path("changed").asInt()).isEqualTo(1);
        assertThat(impact.at("/examples/0/device").asText()).isEqualTo("SEP0000000BA001");
        assertThat(impact.at("/examples/0/diff").asText())
                .contains("-", "192.0.2.1<", "+", "192.0.2.2<", "(now)", "(then)");
        assertThat(preview(Records.GROUPS + "j-none", "{\"members\":[{\"address\":\"192.0.2.2\"}]}")
                        .path("phones")
                        .asInt())
                .isZero();
        refusedAt(Records.GROUPS + "j-main/preview", "{\"members\":[]}", "members");
    }

    private void phone(String digits, int n, String profile) {
        records.store(
                Records.DEVICES + "SEP0000000%s%03d".formatted(digits, n),
                "{\"profile\":\"" + profile + "\",\"lines\":[{\"number\":\"" + n + "\",\"label\":\"Desk\"}]}");
    }

    private JsonNode preview(String url, String json) {
        var path = url.contains("?") ? url.replace("?", "/preview?") : url + "/preview";
        var answer = records.post(path, json);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        return Api.json(answer);
    }

    private void refusedAt(String url, String json, String field) {
        var answer = records.post(url, json);
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(400);
        assertThat(Api.json(answer).path("field").asText()).isEqualTo(field);
    }
}
