package io.option150.registry.phone;

import static io.option150.registry.phone.Told.asked;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.phone.PhoneFold.Joined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhoneFoldTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String PHONE = "SEP02A0B1C20001";
    private static final String CONFIG = PHONE + ".cnf.xml";
    private static final String DEFAULT = "XMLDefault.cnf.xml";
    private static final String HERE = "192.0.2.7";

    private final List<PhoneState> known = new ArrayList<>();
    private long room = 100;

    @Test
    void whatIsAskedWithoutANameIsOfThePhoneThatWasSeenThere() {
        var fold = taken(seen("", NOW.plusSeconds(9), "Bell.raw"), seen(PHONE, NOW, CONFIG));
        assertThat(phones(fold)).containsExactly(PHONE);
        assertThat(fold.asked()).extracting(PhoneFold.Asked::phone).containsExactly(PHONE, PHONE);
        assertThat(fold.joined()).isEmpty();
    }

    @Test
    void afterTenMinutesTheAddressMayBeAnotherPhones() {
        taken(seen(PHONE, NOW, CONFIG));
        assertThat(phones(taken(seen("", NOW.plusSeconds(600), "Bell.raw")))).containsExactly(PHONE);
        assertThat(phones(taken(seen("", NOW.plusSeconds(1_201), "Bell.raw")))).containsExactly(HERE);
    }

    @Test
    void whatABootLoaderAskedIsThePhonesOnceItTellsItsName() {
        var before = taken(seen("", NOW, "term61.default.loads"));
        assertThat(phones(before)).containsExactly(HERE);
        var fold = taken(seen(PHONE, NOW.plusSeconds(90), CONFIG));
        assertThat(fold.joined())
                .containsExactly(new Joined(HERE, PHONE, NOW.plusSeconds(90).minus(Duration.ofMinutes(10))));
        var phone = fold.changed().getFirst();
        assertThat(phone.first).isEqualTo(NOW);
        assertThat(phone.asked).isEqualTo(2);
    }

    @Test
    void whatWasAskedLongBeforeIsNot() {
        taken(seen("", NOW, "term61.default.loads"));
        assertThat(taken(seen(PHONE, NOW.plusSeconds(601), CONFIG)).joined()).isEmpty();
    }

    @Test
    void ofSeveralPhonesAtOneAddressNobodyCanTellWhichAsked() {
        taken(seen(PHONE, NOW, CONFIG), seen("SEP02A0B1C20002", NOW, "SEP02A0B1C20002.cnf.xml"));
        assertThat(phones(taken(seen("", NOW.plusSeconds(5), "Bell.raw")))).containsExactly(HERE);
        // And the third one that comes is not given what any of them asked.
        assertThat(taken(seen("SEP02A0B1C20003", NOW.plusSeconds(6), "SEP02A0B1C20003.cnf.xml"))
                        .joined())
                .isEmpty();
    }

    @Test
    void namesThatCarryOneMacAreOnePhone() {
        var fold = taken(seen(PHONE, NOW, CONFIG), seen("SIP02A0B1C20001", NOW.plusSeconds(1), "SIP02A0B1C20001.cnf"));
        assertThat(phones(fold)).containsExactly(PHONE);
    }

    @Test
    void whereThereIsNoRoomNewPhonesAreRefusedAndOthersAreNot() {
        taken(seen(PHONE, NOW, CONFIG));
        room = 0;
        var fold = taken(seen("SEP02A0B1C20002", NOW, "x"), seen(PHONE, NOW.plusSeconds(1), CONFIG));
        assertThat(fold.refused()).isOne();
        assertThat(phones(fold)).containsExactly(PHONE);
    }

    @Test
    void aBootBeginsAfterTwentySecondsWithoutItsFirstFiles() {
        taken(seen(PHONE, NOW, "CTL" + PHONE + ".tlv"), seen(PHONE, NOW.plusSeconds(15), CONFIG));
        assertThat(state().booted).isEqualTo(NOW);
        taken(seen(PHONE, NOW.plusSeconds(35), CONFIG));
        assertThat(state().booted).isEqualTo(NOW);
        taken(seen(PHONE, NOW.plusSeconds(56), "CTL" + PHONE + ".tlv"));
        assertThat(state().booted).isEqualTo(NOW.plusSeconds(56));
    }

    @Test
    void theLoadIsTheOneThatTheConfigurationNames() {
        taken(seen(
                PHONE,
                asked(NOW, CONFIG)
                        .by("a")
                        .names("loadInformation", "sip88xx.14-2.loads")
                        .request()));
        assertThat(state().load).isEqualTo("sip88xx.14-2");
        taken(seen(
                PHONE, asked(NOW.plusSeconds(5), "sip88xx.14-3.loads").by("a").request()));
        assertThat(state().load).isEqualTo("sip88xx.14-3");
    }

    @Test
    void aHomeIsLearnedConfirmedAndDroppedWhenItSaysNo() {
        taken(seen(PHONE, asked(NOW, CONFIG + ".sgn").by("a").denied("b").request()));
        assertThat(homes()).containsExactly("a");
        var later = NOW.plusSeconds(60);
        taken(seen(PHONE, asked(later, CONFIG).from("cache", "a").request()));
        assertThat(home().confirmed()).isEqualTo(later);
        taken(seen(PHONE, asked(later.plusSeconds(60), CONFIG).silent("a").request()));
        assertThat(homes()).containsExactly("a");
        taken(seen(PHONE, asked(later.plusSeconds(120), CONFIG).denied("a", "b").request()));
        assertThat(homes()).isEmpty();
    }

    @Test
    void aClusterWithoutTheEncryptedFormIsAHomeStill() {
        taken(seen(PHONE, asked(NOW, CONFIG + ".sgn").by("a").request()));
        taken(seen(
                PHONE,
                asked(NOW.plusSeconds(60), CONFIG + ".enc.sgn").denied("a").request()));
        assertThat(home().confirmed()).isEqualTo(NOW);
        taken(seen(PHONE, asked(NOW.plusSeconds(61), CONFIG + ".sgn").by("a").request()));
        assertThat(home().confirmed()).isEqualTo(NOW.plusSeconds(61));
    }

    @Test
    void anOlderNoThatComesLateDropsNothing() {
        taken(seen(PHONE, asked(NOW, CONFIG).by("a").request()));
        taken(seen(PHONE, asked(NOW.minusSeconds(5), CONFIG).denied("a").request()));
        assertThat(homes()).containsExactly("a");
    }

    @Test
    void twoClustersThatHaveItAreAConflictUntilOneSaysNo() {
        taken(seen(PHONE, asked(NOW, CONFIG).by("a", "b").request()));
        assertThat(homes()).containsExactlyInAnyOrder("a", "b");
        taken(seen(PHONE, asked(NOW.plusSeconds(60), CONFIG).by("b").denied("a").request()));
        assertThat(homes()).containsExactly("b");
    }

    @Test
    void ownFilesAreAHomeToo() {
        taken(seen(PHONE, asked(NOW, CONFIG).from("local", "").request()));
        assertThat(homes()).containsExactly("");
        taken(seen(
                PHONE, asked(NOW.plusSeconds(60), CONFIG).by("a").denied("own").request()));
        assertThat(homes()).containsExactly("a");
    }

    @Test
    void whatIsServedInPlaceOfAClusterThatIsAwayConfirmsNothing() {
        taken(seen(PHONE, asked(NOW, CONFIG).from("stale", "a").request()));
        assertThat(homes()).isEmpty();
    }

    @Test
    void nothingIsLearnedFromFilesOfOthers() {
        taken(seen(
                PHONE,
                asked(NOW, "SEP02A0B1C20002.cnf.xml").by("a").request(),
                asked(NOW, DEFAULT).by("a").request(),
                asked(NOW, "CTL" + PHONE + ".tlv").by("a").request()));
        assertThat(homes()).isEmpty();
    }

    @Test
    void autoRegistrationIsNotLearned() {
        taken(seen(
                PHONE,
                asked(NOW, CONFIG).denied("a", "b").request(),
                asked(NOW.plusSeconds(1), DEFAULT).by("a").request(),
                asked(NOW.plusSeconds(3), "sip78xx.12-1.loads").by("a").request()));
        taken(seen(PHONE, asked(NOW.plusSeconds(90), CONFIG).by("a").request()));
        assertThat(home().automatic()).isTrue();
        // Nor does it become so by and by.
        taken(seen(PHONE, asked(NOW.plusSeconds(90_000), CONFIG).by("a").request()));
        assertThat(home().automatic()).isTrue();
        // Nor where the cluster has it in another form only.
        taken(seen(
                PHONE,
                asked(NOW.plusSeconds(180_000), CONFIG + ".sgn").denied("a").request(),
                asked(NOW.plusSeconds(180_001), CONFIG).by("a").request()));
        assertThat(home().automatic()).isTrue();
    }

    @Test
    void whatAnAdminAddsLaterIsLearned() {
        taken(seen(
                PHONE,
                asked(NOW, DEFAULT).by("a").request(),
                asked(NOW.plusSeconds(3), "sip78xx.12-1.loads").by("b").request(),
                asked(NOW.plusSeconds(90), CONFIG).by("a").request()));
        assertThat(home().automatic()).isFalse();
        known.clear();
        taken(seen(
                PHONE,
                asked(NOW, DEFAULT).by("a").request(),
                asked(NOW.plusSeconds(3), "sip78xx.12-1.loads").by("a").request(),
                asked(NOW.plusSeconds(1_801), CONFIG).by("a").request()));
        assertThat(home().automatic()).isFalse();
    }

    private Set<String> homes() {
        return state().homes.keySet();
    }

    private LearnedHome home() {
        return Objects.requireNonNull(state().homes.get("a"));
    }

    private PhoneState state() {
        return known.stream()
                .filter(phone -> phone.key.equals(PHONE))
                .findFirst()
                .orElseThrow();
    }

    /** Takes these into account, and keeps what is known then as the store does. */
    private PhoneFold taken(Seen... messages) {
        var fold = new PhoneFold(known, room);
        fold.take(List.of(messages));
        known.removeIf(phone ->
                fold.joined().stream().anyMatch(joined -> joined.address().equals(phone.key)));
        fold.changed().stream().filter(phone -> !known.contains(phone)).forEach(known::add);
        return fold;
    }

    private static List<String> phones(PhoneFold fold) {
        return fold.changed().stream().map(phone -> phone.key).toList();
    }

    private static Seen seen(String device, Instant time, String name) {
        return seen(device, asked(time, name).request());
    }

    private static Seen seen(String device, PhoneRequest... requests) {
        return new Seen(
                device,
                HERE,
                "edge-a",
                Arrays.stream(requests)
                        .map(request -> new Seen.Request(request, request.name().hashCode(), "{}"))
                        .toList(),
                0);
    }
}
