package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad clusters are refused with field, rule and value, and nothing of them is stored. */
@ExtendWith(SharedSuite.class)
class RefusalTest {

    private final Suite suite;
    private final Admin admin;

    RefusalTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "four    | tftpAddresses | 192.0.2.4 | {\"clusterId\":\"four\",\"role\":\"remote\",\"tftpAddresses\":[\"192.0.2.1\",\"192.0.2.2\",\"192.0.2.3\",\"192.0.2.4\"]}",
                "bad%20id | clusterId    | bad id    | {\"clusterId\":\"bad id\",\"role\":\"remote\",\"tftpAddresses\":[\"192.0.2.1\"]}",
                "quoted  | description   | a \"b\"   | {\"clusterId\":\"quoted\",\"role\":\"remote\",\"tftpAddresses\":[\"192.0.2.1\"],\"description\":\"a \\\"b\\\"\"}",
            })
    void theProblemNamesFieldRuleAndValue(String id, String field, String value, String body) throws Exception {
        var answer = Admin.expect(400, admin.post(Admin.REGISTRY, "/api/v1/clusters", body));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = Admin.parse(answer);
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(problem.get("rule").asText()).isNotBlank();
        assertThat(problem.get("value").asText()).contains(value);
        Admin.expect(404, admin.get(Admin.REGISTRY, "/api/v1/clusters/" + id));
    }

    @Test
    void ourOwnAddressIsNoRemote() throws Exception {
        var body = """
                {"clusterId":"mirror","role":"remote","tftpAddresses":["127.0.0.1"],"tftpPort":%d,"httpPort":null}""".formatted(suite.tftpPort());
        var problem = Admin.parse(Admin.expect(400, admin.post(Admin.REGISTRY, "/api/v1/clusters", body)));
        assertThat(problem.get("field").asText()).isEqualTo("tftpAddresses");
        assertThat(problem.get("value").asText()).contains("127.0.0.1");
        Admin.expect(404, admin.get(Admin.REGISTRY, "/api/v1/clusters/mirror"));
    }

    @Test
    void remotesThatPointAtEachOtherAreRefusedWithThePath() throws Exception {
        admin.createCluster("ring-a", "127.0.0.11", 69, "null");
        admin.createCluster("ring-b", "127.0.0.12", 69, "null");
        var body = """
                {"clusterId":"ring-a","role":"remote","tftpAddresses":["127.0.0.11"],"httpPort":null,"peers":["%s"]}""";
        Admin.expect(200, admin.put(Admin.REGISTRY, "/api/v1/clusters/ring-a", body.formatted("local")));
        var problem = Admin.parse(
                Admin.expect(400, admin.put(Admin.REGISTRY, "/api/v1/clusters/ring-a", body.formatted("ring-b"))));
        assertThat(problem.get("field").asText()).isEqualTo("peers");
        assertThat(problem.get("detail").asText()).contains("ring-a → ring-b");
        assertThat(admin.json(Admin.REGISTRY, "/api/v1/clusters/ring-a").get("peers"))
                .hasToString("[\"local\"]");
        Admin.expect(204, admin.delete(Admin.REGISTRY, "/api/v1/clusters/ring-a"));
        Admin.expect(204, admin.delete(Admin.REGISTRY, "/api/v1/clusters/ring-b"));
    }
}
