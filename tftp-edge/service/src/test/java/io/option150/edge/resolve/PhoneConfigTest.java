package io.option150.edge.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.content.NoOpenClaims;
import io.option150.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The configuration of a phone at home with us whose certificate is known, and signed forms that have been overtaken. */
@ExtendWith(NoOpenClaims.class)
class PhoneConfigTest {

    private static final String PHONE = "SEP00000000000A";
    private static final String CONFIG = PHONE + ".cnf.xml";
    private static final String SIGNED = CONFIG + ".sgn";
    private static final String ENCRYPTED = CONFIG + ".enc.sgn";
    private static final String ANSWER = "signed /api/v1/signed/";

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge();
        edge.home(PHONE, "local");
        edge.upload(CONFIG, "<device/>");
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void anEncryptedFormIsThereOnlyForAKnownCertificate() {
        assertThat(edge.ask(ENCRYPTED)).isEqualTo("not found");
        assertThat(edge.own.asked).as("nobody is asked").isEmpty();

        edge.phoneCertificate(PHONE, "aa");
        assertThat(edge.ask(ENCRYPTED)).startsWith(ANSWER + ENCRYPTED);
        assertThat(edge.ask(CONFIG)).as("plain").isEqualTo("<device/> / local");

        edge.phoneCertificate(PHONE, null);
        assertThat(edge.ask(ENCRYPTED)).isEqualTo("not found");
    }

    @Test
    void anotherCertificateDropsTheOldCopiesAtOnce() {
        assertThat(edge.ask(SIGNED)).endsWith("/ local");
        Await.until("cached", () -> edge.ask(SIGNED).endsWith("/ cache"));

        edge.phoneCertificate(PHONE, "aa");
        assertThat(edge.cache.get(new CacheKey.Signed(
                        Records.sha256("<device/>".getBytes(UTF_8)), edge.view.signer(), "", SIGNED)))
                .isNull();
        assertThat(edge.ask(SIGNED)).as("now the short one").endsWith("/ local");
        assertThat(edge.ask(ENCRYPTED)).endsWith("/ local");
        Await.until("cached", () -> edge.ask(ENCRYPTED).endsWith("/ cache"));

        edge.phoneCertificate(PHONE, "bb");
        assertThat(edge.ask(ENCRYPTED)).endsWith("/ local");
    }

    @Test
    void aPhoneAtHomeElsewhereGetsItsHomesFileWhateverWeKnow() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", ENCRYPTED);
        edge.home(PHONE, "a");
        edge.phoneCertificate(PHONE, "aa");

        assertThat(edge.ask(ENCRYPTED)).isEqualTo(ENCRYPTED + " of a / remote");
    }

    @Test
    void withoutACertificateAnUnregisteredPhonesFileIsSoughtElsewhere() throws Exception {
        edge.upload("SEP00000000000B.cnf.xml", "<device/>");
        edge.cluster("a", 1, "127.0.0.2", "SEP00000000000B.cnf.xml.enc.sgn");

        assertThat(edge.ask("SEP00000000000B.cnf.xml.enc.sgn"))
                .isEqualTo("SEP00000000000B.cnf.xml.enc.sgn of a / remote");
    }

    @Test
    void aSignedFormThatWasOvertakenIsAskedForAgainOnceTheEventIsHere() {
        edge.own.ahead.set(1);
        var answer = edge.asking(SIGNED, TestEdge.PHONE).toCompletableFuture();
        Await.until("it waits for the event", () -> edge.timers.pending() > 0);
        edge.timers.pass(100);
        assertThat(answer).isNotDone();

        edge.upload(CONFIG, "<device>new</device>");
        edge.timers.pass(100);

        assertThat(TestEdge.told(Await.of(answer))).startsWith(ANSWER + SIGNED).endsWith("/ local");
        assertThat(edge.own.asked).hasSize(2);
        assertThat(edge.own.asked.getLast()).isNotEqualTo(edge.own.asked.getFirst());
    }

    @Test
    void anEventThatDoesNotComeIsNotWaitedForLong() {
        edge.own.ahead.set(1);
        var answer = edge.asking(SIGNED, TestEdge.PHONE).toCompletableFuture();
        Await.until("it waits for the event", () -> edge.timers.pending() > 0);

        edge.timers.pass(1_100);

        assertThat(Await.of(answer)).isInstanceOf(Answer.Unreachable.class);
    }
}
