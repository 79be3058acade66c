package io.option150.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Records;
import io.option150.edge.Settings;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.name.NameSettings;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.Told;
import io.option150.edge.view.View;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import io.option150.files.contract.FileTopics;
import io.option150.registry.contract.RegistryTopics;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What topics told stands in for them after a restart, whole and in doubt, until anybody tells something. */
class KeptTopicsTest {

    private static final Logger LOG = Logger.getLogger(KeptTopicsTest.class);
    private static final byte[] BYTES = {1, 2, 3};
    private static final TrustListRecord ITL =
            new TrustListRecord("ITLFile.tlv", "0".repeat(64), 3, Instant.parse("2026-01-02T03:04:05Z"), 5);

    @TempDir
    Path folder;

    /** A copy from its start to its end. */
    private final class Run {
        final View view = new View(Settings.of(NameSettings.class), List.of());
        final Loaded loaded = new Loaded(view);
        final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        final KeptTopics kept = new KeptTopics(
                new KeptFolder(folder, 1),
                new EventTable(new ObjectMapper().registerModule(new JavaTimeModule()), view),
                loaded,
                metrics);

        void allAreRead() {
            Loaded.FOLLOWED.forEach(topic -> loaded.becomes(topic, Loaded.By.TOPICS));
        }

        void allAreAway() {
            Loaded.TOPICS.forEach(kept::standIn);
        }

        double dropped(String topic) {
            return metrics.get("option150.kept.dropped")
                    .tag("topic", topic)
                    .counter()
                    .count();
        }

        double stale(String topic) {
            return metrics.get("option150.events.stale")
                    .tag("topic", topic)
                    .gauge()
                    .value();
        }
    }

    @Test
    void allThatAnswersAreMadeOfIsThereAfterARestart() {
        Run before = filled();
        before.allAreRead();
        before.kept.write();
        Run after = new Run();
        after.allAreAway();
        assertThat(after.loaded.by()).isEqualTo(Loaded.By.DISK);
        assertThat(after.loaded.isLoaded()).isTrue();
        assertThat(after.loaded.isSure()).isFalse();
        assertThat(after.stale(FileTopics.CONFIG_CHANGED)).isEqualTo(1);
        assertThat(after.view.device("SEP001122AABBCC")).isEqualTo(before.view.device("SEP001122AABBCC"));
        assertThat(after.view.device("SEP001122AABBCC")).isPresent();
        assertThat(after.view.topology().cluster("branch"))
                .isEqualTo(before.view.topology().cluster("branch"));
        assertThat(after.view.files().find("a.xml")).contains(Records.file("a.xml", BYTES, 4));
        assertThat(after.view.trustListTable().things())
                .isEqualTo(before.view.trustListTable().things());
        assertThat(after.view.signer()).isEqualTo(before.view.signer()).isNotEmpty();
        assertThat(after.view.phoneCertificate("SEP001122AABBCC")).contains("f".repeat(64));
    }

    @Test
    void whatIsNotBelievedIsNotKept() {
        filled().kept.write();
        Run after = new Run();
        after.allAreAway();
        assertThat(after.loaded.by()).isEqualTo(Loaded.By.NOTHING);
        assertThat(after.view.files().size()).isZero();
    }

    @Test
    void aTornStateIsDroppedAndTold() throws IOException {
        Run before = filled();
        before.allAreRead();
        before.kept.write();
        Path state = folder.resolve("view").resolve(FileTopics.CONFIG_CHANGED + ".state");
        Files.writeString(state, Files.readString(state).replace("a.xml", "b.xml"));
        Run after = new Run();
        after.allAreAway();
        assertThat(after.view.files().size()).isZero();
        assertThat(after.loaded.of(FileTopics.CONFIG_CHANGED).by()).isEqualTo(Loaded.By.NOTHING);
        assertThat(after.loaded.of(RegistryTopics.PHONE_MOVED).by()).isEqualTo(Loaded.By.DISK);
        assertThat(after.dropped(FileTopics.CONFIG_CHANGED)).isEqualTo(1);
        assertThat(after.dropped(RegistryTopics.PHONE_MOVED)).isZero();
        assertThat(state).doesNotExist();
    }

    @Test
    void whoHasToldIsRightAndTheDiskIsNot() {
        Run before = filled();
        before.allAreRead();
        before.kept.write();
        Run after = new Run();
        // The topic is whole and empty.
        after.view.fileTable().become(Map.of(), new TopicMarker(7, 0, 0, ""), Set.of());
        after.allAreAway();
        assertThat(after.view.files().size()).isZero();
        assertThat(after.loaded.of(FileTopics.CONFIG_CHANGED).by()).isEqualTo(Loaded.By.NOTHING);
    }

    @Test
    void anotherEpochOfTheTopicReplacesWhatStoodIn() {
        Run before = filled();
        before.allAreRead();
        before.kept.write();
        Run after = new Run();
        after.allAreAway();
        after.view
                .fileTable()
                .become(
                        Map.of("b.xml", new Told<>(new Version(9, 1), Records.file("b.xml", BYTES, 1))),
                        new TopicMarker(9, 1, 1, ""),
                        Set.of());
        after.allAreRead();
        after.kept.write();
        assertThat(after.view.files().find("a.xml")).isEmpty();
        assertThat(after.stale(FileTopics.CONFIG_CHANGED)).isZero();
        Run third = new Run();
        third.allAreAway();
        assertThat(third.view.fileTable().versions()).isEqualTo(Map.of("b.xml", new Version(9, 1)));
    }

    @Test
    void whatDoesNotChangeIsWrittenOnce() throws IOException {
        Run run = filled();
        run.allAreRead();
        run.kept.write();
        Path state = folder.resolve("view").resolve(FileTopics.CONFIG_CHANGED + ".state");
        Files.writeString(state, "mark");
        run.kept.write();
        assertThat(state).hasContent("mark");
    }

    /** The figure of docs/performance.md. */
    @Test
    void aHundredThousandDevicesAreWrittenAndRead() throws IOException {
        Run before = new Run();
        for (int i = 0; i < 100_000; i++) {
            String name = "SEP%012X".formatted(i);
            before.view.deviceTable().take(name, Records.told(1 + i, Records.device(name, "branch-" + i % 50, 1 + i)));
        }
        before.allAreRead();
        long began = System.nanoTime();
        before.kept.write();
        Duration writing = Duration.ofNanos(System.nanoTime() - began);
        Run after = new Run();
        began = System.nanoTime();
        after.kept.standIn(RegistryTopics.PHONE_MOVED);
        Duration reading = Duration.ofNanos(System.nanoTime() - began);
        long bytes = Files.size(folder.resolve("view").resolve(RegistryTopics.PHONE_MOVED + ".state"));
        LOG.infof("100,000 devices: %d bytes, written in %s, read in %s", bytes, writing, reading);
        assertThat(after.view.deviceTable().versions()).hasSize(100_000);
        assertThat(bytes).isLessThan(16 << 20);
    }

    private Run filled() {
        Run run = new Run();
        View view = run.view;
        var cluster = Records.remote("branch", 1, 1, 69, null, "127.0.0.2");
        view.clusterTable().take("branch", Records.told(1, cluster));
        view.deviceTable().take("SEP001122AABBCC", Records.told(2, Records.device("SEP001122AABBCC", "branch", 2)));
        view.fileTable().take("gone.xml", Records.told(3, Records.file("gone.xml", BYTES, 3)));
        view.fileTable().take("gone.xml", Records.told(4, null));
        view.fileTable().take("a.xml", Records.told(4, Records.file("a.xml", BYTES, 4)));
        view.certificateTable().take("5".repeat(64), Records.told(5, Records.signer("5".repeat(64), 5)));
        view.trustListTable().take(ITL.name(), Records.told(5, ITL));
        view.phoneCertificateTable()
                .take(
                        TrustTopics.PHONE_KEY + "SEP001122AABBCC",
                        Records.told(6, Records.phone("SEP001122AABBCC", "f".repeat(64), 6)));
        return run;
    }
}
