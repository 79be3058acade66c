package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What phones without a file of their own get: loads by the numbers of models. */
class DefaultBoundsTest {

    private static final String MEMBER =
            "<member priority='0'><callManager><processNodeName>192.0.2.1</processNodeName></callManager></member>";

    @ParameterizedTest
    @ValueSource(strings = {"80000", "80013", "6", "36258", ""})
    void haveModelsThatThereAre(String number) {
        assertThat(of("<loadInformation" + number + ">x</loadInformation" + number + ">"))
                .isEmpty();
        assertThat(of("<LOADINFORMATION" + number + "/>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"79999", "80014", "5", "0", "1234567890"})
    void haveNoModelsThatThereAreNot(String number) {
        assertThat(of("<loadInformation" + number + ">x</loadInformation" + number + ">"))
                .containsExactly("WARNING 1:10 default-model-unknown loadInformation" + number);
    }

    @Test
    void haveOneLoadForEach() {
        assertThat(of("<loadInformation435/>\n<loadInformation436/>\n<loadInformation435>x</loadInformation435>"))
                .hasSize(1)
                .allMatch(it -> it.contains(" 3:1 default-model-twice loadInformation435"));
        assertThat(of("<loadInformation435/><loadInformation0435/>"))
                .as("the same number")
                .hasSize(1);
    }

    @Test
    void haveLoadsThatAreThere() {
        assertThat(of("<loadInformation435>x.loads</loadInformation435>"))
                .containsExactly("ERROR 1:10 load-suffix x.loads");
        assertThat(ConfigCheck.check(
                                "XMLDefault.cnf.xml",
                                bytes("<loadInformation435>x</loadInformation435>"),
                                _ -> Tree.Presence.ABSENT)
                        .stream()
                        .map(Samples::line))
                .containsExactly("WARNING 1:10 load-missing x");
        assertThat(ConfigCheck.check("XMLDefault.cnf.xml", bytes("<loadInformation435/>"), _ -> Tree.Presence.ABSENT))
                .isEmpty();
    }

    @Test
    void haveLoadsOfModelsInTheRootAlone() {
        assertThat(ConfigCheck.check(
                        "SEP001122AABBCC.cnf.xml",
                        "<device><fullConfig>false</fullConfig><loadInformation435>x</loadInformation435></device>"
                                .getBytes(StandardCharsets.UTF_8),
                        Tree.UNKNOWN))
                .extracting(Samples::line)
                .hasSize(1)
                .allMatch(it -> it.contains("unknown-element loadInformation435"));
        assertThat(of("<loadInformation4x/>")).hasSize(1).allMatch(it -> it.contains("unknown-element"));
    }

    @Test
    void haveCallManagersAndTrustServersWithPrioritiesOfTheirOwn() {
        assertThat(of(group("callManagerGroup", MEMBER + MEMBER.replace("'0'", "'4'"))))
                .isEmpty();
        assertThat(of(group("callManagerGroup", MEMBER.replace("'0'", "'5'"))))
                .hasSize(1)
                .allMatch(it -> it.contains("member-priority 5"));
        assertThat(of(group("callManagerGroup", MEMBER + MEMBER))).hasSize(1).allMatch(it -> it.contains("twice 0"));
        assertThat(of(group("callManagerGroup", MEMBER.replace("192.0.2.1", ""))))
                .hasSize(1);
        assertThat(of(group("TVS", "<member priority='0'><address>192.0.2.1</address></member>")))
                .isEmpty();
        assertThat(of(group("TVS", "<member priority='0'><address/></member>"))).hasSize(1);
        assertThat(of(group("TVS", "<member priority='9'><address>192.0.2.1</address></member>")))
                .hasSize(1)
                .allMatch(it -> it.contains("member-priority 9"));
    }

    private static String group(String name, String members) {
        return "<" + name + "><members>" + members + "</members></" + name + ">";
    }

    private static byte[] bytes(String content) {
        return ("<Default>" + content + "</Default>").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> of(String content) {
        return ConfigCheck.check("XMLDefault.cnf.xml", bytes(content), Tree.UNKNOWN).stream()
                .map(Samples::line)
                .toList();
    }
}
