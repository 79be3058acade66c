package io.option150.config.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each bad field is told with rule and value; several at once. */
class RecordsTest {

    private static final Line LINE = new Line("201", "", "", "", Secret.NONE, "");

    @Test
    void ofPhonesNameTheirBadFields() {
        assertThat(refusals(() -> new DeviceRecord(
                        "SEP1",
                        "a b",
                        Settings.NONE,
                        List.of(
                                new Line("", "x".repeat(31), "a\u0000b", "\uD800", new Secret("y".repeat(31)), "a b"),
                                LINE))))
                .containsExactly(
                        "name \"SEP1\"",
                        "profile \"a b\"",
                        "lines[0].number \"\"",
                        "lines[0].label \"" + "x".repeat(31) + "\"",
                        "lines[0].displayName \"a?b\"",
                        "lines[0].authName \"?\"",
                        "lines[0].authPassword \"\"",
                        "lines[0].proxy \"a b\"");
        assertThat(refusals(
                        () -> new DeviceRecord("SEP001122AABBCC", "", Settings.NONE, Collections.nCopies(51, LINE))))
                .containsExactly("lines \"51\"");
    }

    @Test
    void ofPhonesAreNamedInCapitals() {
        assertThat(new DeviceRecord("sep001122aabbcc", "", Settings.NONE, List.of(LINE)).name())
                .isEqualTo("SEP001122AABBCC");
    }

    @Test
    void nameFieldsThatFitNoElement() {
        assertThat(fields(Map.of("vendorConfig/webAccess", "3")))
                .containsExactly("fields.vendorConfig/webAccess \"3\"");
        assertThat(fields(Map.of("vendorConfig/webaccess", "0")))
                .containsExactly("fields.vendorConfig/webaccess \"0\"");
        assertThat(fields(Map.of("vendorConfig", "0"))).containsExactly("fields.vendorConfig \"0\"");
        assertThat(fields(Map.of("", "0"))).containsExactly("fields. \"0\"");
        assertThat(fields(Map.of("a/../b", "0"))).containsExactly("fields.a/../b \"0\"");
        assertThat(fields(Map.of("sipProfile/sipLines/line/name", "0")))
                .containsExactly("fields.sipProfile/sipLines/line/name \"0\"");
        assertThat(fields(Map.of("servicesURL", "no url"))).containsExactly("fields.servicesURL \"no url\"");
        assertThat(fields(Map.of("versionStamp", "1"))).containsExactly("fields.versionStamp \"\"");
        assertThat(fields(Map.of("devicePool/callManagerGroup/name", "1")))
                .containsExactly("fields.devicePool/callManagerGroup/name \"\"");
        assertThat(fields(Map.of("cnf/none", "1"))).containsExactly("fields.cnf/none \"1\"");
        assertThat(fields(Map.of("cnf/line1_password", "1"))).containsExactly("fields.cnf/line1_password \"\"");
        assertThat(fields(Map.of("vendorConfig/adminPassword", "x".repeat(33))))
                .containsExactly("fields.vendorConfig/adminPassword \"\"");
        assertThat(fields(Map.of(
                        "vendorConfig/webAccess",
                        "0",
                        "cnf/timer_t1",
                        "500",
                        "devicePool/dateTimeSetting/timeZone",
                        "")))
                .isEmpty();
    }

    @Test
    void nameOverridesThatAreNone() {
        assertThat(overrides("<device><a></device>")).containsExactly("overrides \"\"");
        assertThat(overrides("<Default/>")).containsExactly("overrides \"Default\"");
        assertThat(overrides("<device><versionStamp>1</versionStamp></device>"))
                .containsExactly("overrides \"versionStamp\"");
        assertThat(overrides("<device><sshPassword>geheim</sshPassword></device>"))
                .containsExactly("overrides \"sshPassword\"");
        assertThat(overrides("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><device>&b;</device>"))
                .containsExactly("overrides \"\"");
        assertThat(overrides("<device>" + "x".repeat(64 * 1024) + "</device>")).containsExactly("overrides \"65553\"");
    }

    @Test
    void ofGroupsNameTheirBadMembers() {
        assertThat(refusals(() -> new CallManagerGroup("g", List.of()))).containsExactly("members \"0\"");
        assertThat(refusals(() -> new CallManagerGroup(
                        "g",
                        List.of(
                                new CallManager("", 0, 5060, 5061, 2000),
                                new CallManager("a b", 0, 0, 65536, -1),
                                new CallManager("c", 5, 5060, 5061, 2000)))))
                .containsExactly(
                        "members[0].address \"\"",
                        "members[1].address \"a b\"",
                        "members[1].sipPort \"0\"",
                        "members[1].securedSipPort \"65536\"",
                        "members[1].sccpPort \"-1\"",
                        "members[1].priority \"0\"",
                        "members[2].priority \"5\"");
    }

    @Test
    void ofProfilesNameTheirBadFields() {
        assertThat(refusals(
                        () -> new Profile("a/b", "a/b", new Settings("7999", "H323", "x.loads", "a b", Map.of(), ""))))
                .containsExactly(
                        "name \"a/b\"",
                        "parent \"a/b\"",
                        "parent \"a/b\"",
                        "model \"7999\"",
                        "protocol \"H323\"",
                        "load \"x.loads\"",
                        "callManagerGroup \"a b\"");
    }

    @Test
    void neverShowSecrets() {
        assertThat(new Line("201", "", "", "", new Secret("geheim"), "").toString())
                .doesNotContain("geheim");
    }

    private static List<String> fields(Map<String, String> fields) {
        return refusals(() -> new Profile("p", "", new Settings("", "", "", "", fields, "")));
    }

    private static List<String> overrides(String xml) {
        return refusals(() -> new Profile("p", "", new Settings("", "", "", "", Map.of(), xml)));
    }

    private static List<String> refusals(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
        var refused = catchThrowableOfType(RefusedRecord.class, making);
        return refused == null
                ? List.of()
                : refused.refusals().stream()
                        .map(it -> it.field() + " \"" + it.value() + "\"")
                        .toList();
    }
}
