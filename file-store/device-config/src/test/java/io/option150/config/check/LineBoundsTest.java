package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a phone, and each of their values at its bounds. */
class LineBoundsTest {

    private static final String NAMED = "<name>1</name><proxy>192.0.2.1</proxy>";
    private static final String LINE = "<line button='1' lineIndex='1'><featureID>9</featureID>" + NAMED + "</line>";

    @Test
    void oneIsEnough() {
        assertThat(ofLines(LINE)).isEmpty();
        assertThat(ofLines("")).containsExactly("ERROR line-none");
        assertThat(ofLines("<line button='1'><featureID>21</featureID><speedDialNumber>1</speedDialNumber></line>"))
                .containsExactly("ERROR line-none");
    }

    @Test
    void areOnButtonsOneTo200() {
        assertThat(ofLines(LINE.replace("button='1'", "button='200'"))).isEmpty();
        assertThat(ofLines(LINE.replace("button='1'", "button='201'"))).containsExactly("ERROR line-button 201");
        assertThat(ofLines(LINE.replace("button='1'", "button='0'"))).containsExactly("ERROR line-button 0");
    }

    @Test
    void haveIndexesOneTo200() {
        assertThat(ofLines(LINE.replace("lineIndex='1'", "lineIndex='200'"))).isEmpty();
        assertThat(ofLines(LINE.replace("lineIndex='1'", "lineIndex='201'"))).containsExactly("WARNING line-index 201");
        assertThat(ofLines(LINE.replace("lineIndex='1'", "lineIndex='0'"))).containsExactly("WARNING line-index 0");
    }

    @Test
    void haveIndexesOfTheirOwn() {
        var intercom = "<line button='2' lineIndex='%d'><featureID>23</featureID></line>";

        assertThat(ofLines(LINE + intercom.formatted(2))).isEmpty();
        assertThat(ofLines(LINE + intercom.formatted(1))).hasSize(1).allMatch(it -> it.contains("line-index-twice 1"));
        assertThat(ofLines(LINE + intercom.formatted(201))).containsExactly("WARNING line-index 201");
        assertThat(ofLines(LINE + "<line button='2'><featureID>27</featureID></line>"))
                .as("other keys have none")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "27", "102", "142", "198"})
    void mayBeKeysOfFeatures(String feature) {
        assertThat(ofLines(LINE + "<line button='2'><featureID>" + feature + "</featureID></line>"))
                .isEmpty();
    }

    @Test
    void areOfFeaturesThatAreKnown() {
        assertThat(ofLines(LINE + "<line button='2'><featureID>199</featureID></line>"))
                .hasSize(1)
                .allMatch(it -> it.contains("line-feature-unknown 199"));
        assertThat(ofLines(LINE + "<line button='2'/>")).hasSize(1).allMatch(it -> it.contains("line-feature"));
        assertThat(ofLines(LINE + "<line button='2'><featureID>2</featureID></line>"))
                .hasSize(1)
                .allMatch(it -> it.contains("speed-dial-number"));
        assertThat(ofLines(LINE + "<line button='2'><featureID>21</featureID></line>"))
                .hasSize(1)
                .allMatch(it -> it.contains("speed-dial-number"));
        assertThat(ofLines(LINE + "<line button='2'><featureID>20</featureID></line>"))
                .hasSize(1)
                .allMatch(it -> it.contains("line-service-uri"));
        assertThat(ofLines(LINE + "<line button='2'><featureID>20</featureID><serviceURI>x</serviceURI></line>"))
                .isEmpty();
    }

    @Test
    void havePasswordsOf12LettersAtMostOnOldPhones() {
        var twelve = LINE.replace(NAMED, NAMED + "<authName>1</authName><authPassword>123456789012</authPassword>");
        var more = twelve.replace("123456789012", "1234567890123");

        assertThat(of("SIP45.9-4-2SR3-1S", twelve, "")).containsExactly("HINT secret-in-clear");
        assertThat(of("SIP45.9-4-2SR3-1S", more, "")).hasSize(2).anyMatch(it -> it.contains("line-password-length"));
        assertThat(of("sip88xx.14-2-1-0001-14", more, "")).containsExactly("HINT secret-in-clear");
        assertThat(of("", more, "")).containsExactly("HINT secret-in-clear");
        assertThat(ofLines(LINE.replace(NAMED, NAMED + "<authPassword>1</authPassword>")))
                .hasSize(2)
                .anyMatch(it -> it.contains("line-auth-name"));
        assertThat(ofLines(LINE.replace(NAMED, NAMED + "<authPassword/>"))).isEmpty();
    }

    @Test
    void haveAsManyCallsAsTheirModelTakes() {
        assertThat(of("SIP45.9-4-2SR3-1S", calls(50, 50), "")).isEmpty();
        assertThat(of("SIP45.9-4-2SR3-1S", calls(51, 50), "")).containsExactly("ERROR line-max-calls 51");
        assertThat(of("", calls(51, 51), "")).as("of no known model").isEmpty();
        assertThat(of("", calls(4, 4), "")).isEmpty();
        assertThat(of("", calls(4, 5), "")).containsExactly("ERROR line-busy-trigger 5");
        assertThat(ofLines(LINE.replace(NAMED, NAMED + "<busyTrigger>9</busyTrigger>")))
                .as("without calls there is nothing to compare")
                .isEmpty();
        assertThat(ofLines(LINE.replace(NAMED, NAMED + "<maxNumCalls>9</maxNumCalls>")))
                .isEmpty();
    }

    @Test
    void registerWhereTheyUseTheCallManagers() {
        var used = LINE.replace("192.0.2.1", "USECALLMANAGER");

        for (var off : List.of("false", "0")) {
            var proxies = "<sipProxies><registerWithProxy>" + off + "</registerWithProxy></sipProxies>";
            assertThat(of("", used, proxies)).hasSize(1).allMatch(it -> it.contains("register-with-proxy " + off));
            assertThat(of("", used.replace("USE", "use"), proxies)).hasSize(1);
            assertThat(of("", LINE, proxies)).isEmpty();
        }
        assertThat(of("", used, "<sipProxies><registerWithProxy>true</registerWithProxy></sipProxies>"))
                .isEmpty();
        assertThat(of("", used, "")).isEmpty();
    }

    private static String calls(int most, int busy) {
        return LINE.replace(
                NAMED, NAMED + "<maxNumCalls>" + most + "</maxNumCalls><busyTrigger>" + busy + "</busyTrigger>");
    }

    private static List<String> ofLines(String lines) {
        return of("", lines, "");
    }

    /** Findings without places. */
    private static List<String> of(String load, String lines, String proxies) {
        var file =
                "<device><deviceProtocol>SIP</deviceProtocol><devicePool><callManagerGroup><members><member priority='0'>"
                        + "<callManager><processNodeName>192.0.2.1</processNodeName></callManager></member></members>"
                        + "</callManagerGroup></devicePool><sipProfile>" + proxies + "<sipLines>" + lines
                        + "</sipLines></sipProfile><loadInformation>" + load
                        + "</loadInformation><versionStamp>1</versionStamp></device>";
        return ConfigCheck.check("SEP001122AABBCC.cnf.xml", file.getBytes(StandardCharsets.UTF_8), Tree.UNKNOWN)
                .stream()
                .map(it -> (it.level() + " " + it.rule().id() + " " + it.value()).strip())
                .toList();
    }
}
