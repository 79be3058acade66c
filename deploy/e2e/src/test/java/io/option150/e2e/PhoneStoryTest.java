package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Why a phone does not work, told from what it asked, until it does. */
@ExtendWith(SharedSuite.class)
class PhoneStoryTest {

    private static final String DEVICE = "SEP00112233D001";
    private static final String PHONE = "/api/v1/phones/" + DEVICE;

    private final Suite suite;

    PhoneStoryTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void aPhoneThatNobodyKnowsIsToldOfAndNoMoreOnceItHasItsConfiguration() throws Exception {
        var admin = new Admin(suite);
        for (var name : new String[] {"CTL" + DEVICE + ".tlv", "ITL" + DEVICE + ".tlv", DEVICE + ".cnf.xml"}) {
            Phone.CURL_TFTP.fetch(suite, name);
        }

        Await.until("it is told of", () -> found(admin).contains("unknown-phone"));
        var phone = admin.json(Admin.REGISTRY, PHONE);
        assertThat(phone.path("state").asText()).isEqualTo("failing");
        assertThat(phone.path("requests").findValuesAsText("name")).contains(DEVICE + ".cnf.xml");
        var finding = phone.path("findings").get(0);
        assertThat(finding.path("nextStep").asText()).isNotBlank();
        assertThat(finding.path("evidence")).isNotEmpty();
        assertThat(admin.json(Admin.REGISTRY, PHONE + "?lang=zh-CN")
                        .path("findings")
                        .get(0)
                        .path("nextStep")
                        .asText())
                .isNotBlank()
                .isNotEqualTo(finding.path("nextStep").asText());

        var configuration = "<device><deviceProtocol>SIP</deviceProtocol></device>".getBytes(UTF_8);
        admin.upload(DEVICE + ".cnf.xml", configuration);
        Await.until(
                "it has it",
                () -> Phone.CURL_TFTP.fetch(suite, DEVICE + ".cnf.xml").is(configuration));
        Await.until("nothing of it is left", () -> !found(admin).contains("unknown-phone"));
    }

    /** Ids of what is found, with blanks between. */
    private static String found(Admin admin) throws Exception {
        JsonNode phone = Admin.parse(admin.get(Admin.REGISTRY, PHONE));
        return String.join(" ", phone.path("findings").findValuesAsText("id"));
    }
}
