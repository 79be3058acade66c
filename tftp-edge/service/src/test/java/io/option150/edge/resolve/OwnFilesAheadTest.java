package io.option150.edge.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.cache.CacheKey;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.view.Loaded;
import io.option150.testkit.Await;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is our own and small is on disk before anybody asks for it, and served from there. */
@ExtendWith(NoOpenClaims.class)
class OwnFilesAheadTest {

    private static final String PHONE = "SEP00000000000B";
    private static final String SIGNER = "5".repeat(64);

    @TempDir
    Path folder;

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = edge();
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @Test
    void allThatIsSmallIsFetchedAndServedWithoutOurServicesAfterARestart() throws Exception {
        edge.upload("b.sgn", "bears the name of a signed form");
        edge.view
                .fileTable()
                .take("large.bin", Records.told(90, Records.file("large.bin", new byte[(1 << 20) + 1], 90)));
        begin();
        Await.until("all is kept", () -> edge.mirror.size() == 4);
        String signed = edge.ask("a.xml.sgn");
        assertThat(edge.own.asked).noneMatch(path -> path.contains("large.bin") || path.contains("b.sgn.sgn"));
        int asked = edge.own.asked.size();
        edge.close();

        edge = edge();
        edge.upload("b.sgn", "bears the name of a signed form");
        edge.mirror.open();
        assertThat(edge.ask("a.xml")).isEqualTo("a file / local");
        assertThat(edge.ask("a.xml.sgn")).isEqualTo(signed);
        assertThat(edge.ask("b.sgn")).startsWith("bears the name");
        assertThat(edge.ask("ITLFile.tlv")).startsWith("a list");
        assertThat(edge.own.asked).as("asked " + asked + " times before").isEmpty();
    }

    @Test
    void whatChangesIsFetchedAnewAndWhatIsGoneGoes() {
        begin();
        Await.until("all is kept", () -> edge.mirror.size() == 3);
        edge.upload("a.xml", "another");
        Await.until("the new one is kept", () -> edge.mirror.holds(own("another")) && edge.mirror.size() == 3);
        assertThat(edge.mirror.holds(own("a file"))).isFalse();
        assertThat(edge.ask("a.xml")).startsWith("another");
    }

    @Test
    void whatIsEncryptedOnItsWayIsNotKeptInTheClear() {
        edge.home(PHONE, "local");
        edge.upload(PHONE + ".cnf.xml", "<secret/>");
        edge.phoneCertificate(PHONE, "aa");
        begin();
        Await.until("all is kept", () -> edge.mirror.size() == 5);
        assertThat(edge.mirror.holds(own("<secret/>"))).isFalse();
        assertThat(edge.own.asked).anyMatch(path -> path.contains(PHONE + ".cnf.xml.enc.sgn"));
        assertThat(edge.own.asked)
                .noneMatch(path -> path.endsWith("/contents/" + Records.sha256("<secret/>".getBytes(UTF_8))));
    }

    @Test
    void aFormThatIsNotMadeIsAskedForOnce() {
        edge.own.signs = false;
        begin();
        Await.until("it is filled", edge.ahead::isFilled);
        assertThat(edge.mirror.size()).isEqualTo(2);
        assertThat(edge.ahead.state()).isEqualTo("2 of 2 own files are kept");
        edge.upload("c.xml", "one more");
        Await.until("that is kept", () -> edge.mirror.holds(own("one more")));
        assertThat(edge.own.asked.stream().filter(path -> path.contains("a.xml.sgn")))
                .hasSize(1);
    }

    @Test
    void whatCouldNotBeHadIsMissing() {
        edge.own.ahead.set(1);
        begin();
        Await.until("it is filled", edge.ahead::isFilled);
        assertThat(edge.ahead.state()).isEqualTo("2 of 3 own files are kept");
        Await.until("it is asked for again", () -> edge.mirror.size() == 3);
    }

    private TestEdge edge() throws Exception {
        TestEdge made = new TestEdge("mirror", folder.toString());
        made.view.certificateTable().take(SIGNER, Records.told(1, Records.signer(SIGNER, 1)));
        made.upload("a.xml", "a file");
        made.trustList("ITLFile.tlv", "a list");
        return made;
    }

    private void begin() {
        Loaded.FOLLOWED.forEach(topic -> edge.loaded.becomes(topic, Loaded.By.TOPICS));
        edge.ahead.start(new StartupEvent());
    }

    private static CacheKey own(String text) {
        return new CacheKey.Own(Records.sha256(text.getBytes(UTF_8)), "");
    }
}
