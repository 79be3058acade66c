package io.option150.files.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the file store finds by a part of a name. */
@StoreTest
class SearchTest {

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void filesAreFoundByAnyPartOfTheirPathsThoseThatBeginSoFirst() {
        api.put("zz/Sought-9.xml", "x".getBytes(UTF_8));
        api.put("Sought-9-b.xml", "x".getBytes(UTF_8));
        assertThat(keys("sOUGHT-9")).containsExactly("Sought-9-b.xml", "zz/Sought-9.xml");
        for (int i = 10; i < 20; i++) {
            api.put("zz/many-sought-" + i, "x".getBytes(UTF_8));
        }
        assertThat(keys("many-sought")).hasSize(8);
    }

    @Test
    void recordsAreFoundByNameMacAddressAndLine() {
        var records = new Records(api);
        records.group("sought-group", "192.0.2.10");
        records.store(Records.PROFILES + "sought-profile", """
                {"protocol":"SIP","callManagerGroup":"sought-group"}""");
        records.store(Records.DEVICES + "SEP00AB55CD77EF", """
                {"profile":"sought-profile","model":"8841","lines":[{"number":"77018","label":"Reception"}]}""");
        assertThat(keys("sought-")).contains("sought-profile", "sought-group");
        assertThat(keys("00:ab:55:cd")).contains("SEP00AB55CD77EF", "SEP00AB55CD77EF.cnf.xml");
        assertThat(keys("7018")).contains("SEP00AB55CD77EF");
        assertThat(keys("recepti")).containsExactly("SEP00AB55CD77EF");
    }

    private List<String> keys(String q) {
        var answer = api.get("/api/v1/search/file-store?q=" + URLEncoder.encode(q, UTF_8));
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        return Api.json(answer).path("items").findValuesAsText("key");
    }
}
