package io.option150.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a phone's file says beside its lines, at the bounds of each value. */
class PhoneBoundsTest {

    private static final String SERVER = "<member priority='0'><address>192.0.2.1</address></member>";

    @Test
    void trustServersHavePrioritiesOfTheirOwn() {
        assertThat(ofServers(SERVER + SERVER.replace("'0'", "'4'"))).isEmpty();
        assertThat(ofServers(SERVER + SERVER)).hasSize(1).allMatch(it -> it.contains("twice 0"));
        assertThat(ofServers(SERVER.replace("'0'", "'5'"))).hasSize(1).allMatch(it -> it.contains("member-priority 5"));
    }

    @Test
    void callManagersAreThreeAndNotMoreThanFive() {
        assertThat(ofManagers(3)).isEmpty();
        assertThat(ofManagers(4)).hasSize(1).allMatch(it -> it.contains("call-manager-fourth 4"));
        assertThat(ofManagers(5)).hasSize(1).allMatch(it -> it.contains("call-manager-fourth 5"));
        assertThat(ofManagers(6)).anyMatch(it -> it.contains("call-manager-count 6"));
    }

    @Test
    void anotherCodingIsReadAndToldOf() {
        var file = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<device><fullConfig>false</fullConfig>"
                + "<authenticationURL>http://ü/</authenticationURL></device>";

        assertThat(ConfigCheck.check(
                        "SEP001122AABBCC.cnf.xml", file.getBytes(StandardCharsets.ISO_8859_1), Tree.UNKNOWN))
                .extracting(Samples::line)
                .containsExactly("WARNING 1:1 encoding-other ISO-8859-1");
    }

    private static List<String> ofServers(String members) {
        return of("<TVS><members>" + members + "</members></TVS>");
    }

    private static List<String> ofManagers(int count) {
        var members = new StringBuilder();
        for (int priority = 0; priority < count; priority++) {
            members.append("<member priority='")
                    .append(priority)
                    .append("'><callManager><processNodeName>192.0.2.1</processNodeName></callManager></member>");
        }
        return of("<devicePool><callManagerGroup><members>" + members + "</members></callManagerGroup></devicePool>");
    }

    private static List<String> of(String content) {
        return ConfigCheck.check(
                        "SEP001122AABBCC.cnf.xml",
                        ("<device><fullConfig>false</fullConfig>" + content + "</device>")
                                .getBytes(StandardCharsets.UTF_8),
                        Tree.UNKNOWN)
                .stream()
                .map(Samples::line)
                .toList();
    }
}
