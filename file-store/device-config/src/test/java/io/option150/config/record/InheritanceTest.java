package io.option150.config.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InheritanceTest {

    private static final CallManagerGroup GROUP =
            new CallManagerGroup("main", List.of(new CallManager("192.0.2.10", 0, 5060, 5061, 2000)));
    private static final Line LINE = new Line("201", "", "", "", Secret.NONE, "");

    private final Map<String, Profile> profiles = new HashMap<>();

    @Test
    void theNearestRecordWinsFieldByField() {
        profile(
                "site",
                "",
                new Settings("", "SIP", "", "main", Map.of("idleTimeout", "1", "servicesURL", "http://a/"), ""));
        profile("model", "site", new Settings("7945", "", "SIP45.9-4-2", "", Map.of("idleTimeout", "2"), "<device/>"));
        profile("people", "model", new Settings("", "", "", "", Map.of("vendorConfig/webAccess", "0"), ""));

        var phone =
                resolve(new Settings("", "", "", "", Map.of("idleTimeout", "4"), "<device><x/></device>"), "people");

        assertThat(phone.model().value().number()).isEqualTo(435);
        assertThat(phone.model().origin().text()).isEqualTo("profile model");
        assertThat(phone.protocol()).isEqualTo(new Sourced<>("SIP", new Origin.OfProfile("site")));
        assertThat(phone.load()).isEqualTo(new Sourced<>("SIP45.9-4-2", new Origin.OfProfile("model")));
        assertThat(phone.callManagerGroup()).isEqualTo(new Sourced<>(GROUP, new Origin.OfProfile("site")));
        assertThat(phone.fields())
                .isEqualTo(Map.of(
                        "idleTimeout", new Sourced<>("4", new Origin.OfDevice()),
                        "servicesURL", new Sourced<>("http://a/", new Origin.OfProfile("site")),
                        "vendorConfig/webAccess", new Sourced<>("0", new Origin.OfProfile("people"))));
        assertThat(phone.overrides())
                .containsExactly(
                        new Sourced<>("<device/>", new Origin.OfProfile("model")),
                        new Sourced<>("<device><x/></device>", new Origin.OfDevice()));
    }

    @Test
    void profilesInACircleAreRefusedWithTheirWay() {
        profile("a", "b", Settings.NONE);
        profile("b", "c", Settings.NONE);
        profile("c", "a", Settings.NONE);

        assertRefused(() -> resolve(Settings.NONE, "a"), "parent of profile c", "a → b → c → a");
    }

    @Test
    void whatIsNotThereIsRefused() {
        profile("a", "b", Settings.NONE);

        assertRefused(() -> resolve(Settings.NONE, "x"), "profile", "x");
        assertRefused(() -> resolve(Settings.NONE, "a"), "parent of profile a", "b");
        assertRefused(() -> resolve(new Settings("7945", "SIP", "", "x", Map.of(), ""), ""), "callManagerGroup", "x");
    }

    @Test
    void whatNobodySaysIsRefused() {
        assertRefused(() -> resolve(new Settings("", "SIP", "", "main", Map.of(), ""), ""), "model", "");
        assertRefused(() -> resolve(new Settings("7945", "", "", "main", Map.of(), ""), ""), "protocol", "");
        assertRefused(() -> resolve(new Settings("7945", "SIP", "", "", Map.of(), ""), ""), "callManagerGroup", "");
    }

    @Test
    void ofMoreThanSixteenProfilesAreRefused() {
        IntStream.rangeClosed(1, 17).forEach(at -> profile("p" + at, at == 17 ? "" : "p" + (at + 1), Settings.NONE));

        assertRefused(() -> resolve(Settings.NONE, "p1"), "parent of profile p16", "p17");
        assertThat(Inheritance.profiles("profile", "p2", records())).hasSize(16);
    }

    @Test
    void whatFitsNoModelIsRefused() {
        assertRefused(() -> resolve(new Settings("8841", "SCCP", "", "main", Map.of(), ""), ""), "model", "8841");
        assertRefused(() -> resolve(new Settings("7921", "SIP", "", "main", Map.of(), ""), ""), "model", "7921");
        assertRefused(() -> resolve(new Settings("ATA 186", "SCCP", "", "main", Map.of(), ""), ""), "model", "ATA 186");
        assertRefused(() -> resolve(new Settings("BRI", "SCCP", "", "main", Map.of(), ""), ""), "model", "BRI");
        assertRefused(
                () -> resolve(new Settings("7945", "SIP", "SIP42.9", "main", Map.of(), ""), ""), "load", "SIP42.9");
        assertRefused(
                () -> resolve(new Settings("7945", "SIP", "SCCP45.9", "main", Map.of(), ""), ""), "load", "SCCP45.9");
        assertThat(resolve(new Settings("7945", "SIP", "term45.default", "main", Map.of(), ""), "")
                        .load()
                        .value())
                .isEqualTo("term45.default");
    }

    private void profile(String name, String parent, Settings settings) {
        profiles.put(name, new Profile(name, parent, settings));
    }

    private Resolved resolve(Settings settings, String profile) {
        return Inheritance.resolve(new DeviceRecord("SEP001122AABBCC", profile, settings, List.of(LINE)), records());
    }

    private Records records() {
        return new Records() {
            @Override
            public Optional<Profile> profile(String name) {
                return Optional.ofNullable(profiles.get(name));
            }

            @Override
            public Optional<CallManagerGroup> callManagerGroup(String name) {
                return Optional.of(GROUP).filter(it -> it.name().equals(name));
            }
        };
    }

    private static void assertRefused(Runnable resolving, String field, String value) {
        assertThatThrownBy(resolving::run)
                .isInstanceOfSatisfying(
                        RefusedRecord.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(it -> {
                                    assertThat(it.field()).isEqualTo(field);
                                    assertThat(it.value()).isEqualTo(value);
                                }));
    }
}
