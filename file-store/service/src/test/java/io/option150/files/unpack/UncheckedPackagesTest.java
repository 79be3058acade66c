package io.option150.files.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With {@code option150.files.check=off} nothing is said of phones' files, but of loads whether they are whole. */
@StoreTest
@TestProfile(UncheckedPackagesTest.Off.class)
class UncheckedPackagesTest {

    @TestHTTPResource("/")
    URI base;

    @Test
    void loadsAreToldAndNothingIsFound() {
        var packed = new Zip()
                .add("fw6/sip78xx.9-9.loads", "none78xx.sbn\n")
                .add("SEP0000000FB001.cnf.xml", "<device>")
                .bytes();

        var answer = new Api(base).call("POST", "/api/v1/packages", BodyPublishers.ofByteArray(packed));

        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        var report = Api.json(answer);
        assertThat(report.path("firmware").path(0).path("missing").path(0).asText())
                .isEqualTo("none78xx.sbn");
        assertThat(report.path("firmware").path(0).path("complete").asBoolean()).isFalse();
        assertThat(report.path("findings")).isEmpty();
    }

    /** Nothing is checked. */
    public static class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.files.check", "off");
        }
    }
}
