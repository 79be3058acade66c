package io.option150.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Pair;
import io.option150.edge.Records;
import io.option150.edge.Settings;
import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.content.TestStore;
import io.option150.edge.http.Validators;
import io.option150.edge.name.FileName;
import io.option150.edge.name.NameSettings;
import io.option150.edge.name.NameTable;
import io.option150.edge.view.View;
import io.option150.registry.contract.ClusterRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RES-9, RES-12, RES-17: what a change drops, what it lets in no more, and how much is held. */
@ExtendWith(NoOpenClaims.class)
class CacheTest {

    private static final int MIB = 1 << 20;
    private static final ClusterRecord A = Records.remote("a", 1, 1, 69, 6970, "127.0.0.2");
    private static final ClusterRecord B = Records.remote("b", 2, 1, 69, 6970, "127.0.0.3");

    private final TestStore store = TestStore.of(4 * MIB, 8 * MIB);
    private final Cache cache = new Cache(store.contents);
    private final Generations generations = new Generations();
    private final Invalidation invalidation = new Invalidation(cache, generations);
    private final NameTable names = new NameTable(Settings.of(NameSettings.class));
    private final View view = new View(Settings.of(NameSettings.class), List.of(invalidation));

    CacheTest() {
        view.clusterTable().take("a", Records.told(1, A));
        view.clusterTable().take("b", Records.told(1, B));
    }

    @AfterEach
    void close() {
        cache.dropAll();
        store.close();
    }

    @Test
    void res9AnEventDropsTheMovedDevicesFilesInAllFormsAndLetterCasesAndNothingElse() {
        for (String name : List.of(
                "SEP001122AABBCC.cnf.xml",
                "SEP001122AABBCC.cnf.xml.sgn",
                "sep001122aabbcc.CNF.xml.enc.sgn",
                "CTLSEP001122AABBCC.tlv",
                "ITLSEP001122AABBCC.tlv",
                "ext_ITLSEP001122AABBCC.tlv",
                "SEP001122AABBCC")) {
            hold("a", name);
        }
        hold("a", "SEP001122AABBCD.cnf.xml");
        hold("a", "ringlist.xml");

        view.deviceTable().take("sep001122aabbcc", Records.told(1, Records.device("sep001122aabbcc", "b", 1)));

        assertThat(heldNames()).containsExactlyInAnyOrder("SEP001122AABBCD.cnf.xml", "ringlist.xml");
    }

    @Test
    void res9AnUploadDropsItsNameInAllFormsAndLetterCases() {
        hold("a", "Ringlist.xml");
        hold("b", "RINGLIST.XML.sgn");
        hold("b", "dialplan.xml");

        view.fileTable().take("ringlist.xml", Records.told(1, Records.file("ringlist.xml", new byte[1], 1)));

        assertThat(heldNames()).containsExactly("dialplan.xml");
    }

    @Test
    void res9AClusterReachedOtherwiseDropsItsEntriesAloneAndADescriptionDropsNothing() {
        hold("a", "one.xml");
        hold("b", "two.xml");

        view.clusterTable().take("a", Records.told(2, Records.described(A, "other words")));
        assertThat(heldNames()).hasSize(2);

        view.clusterTable().take("a", Records.told(3, Records.remote("a", 1, 3, 69, 6970, "127.0.0.9")));
        assertThat(heldNames()).containsExactly("two.xml");

        view.clusterTable().take("b", Records.told(2, null));
        assertThat(heldNames()).isEmpty();
    }

    @Test
    void res9AnotherSignerDropsSignedFormsAlone() {
        CacheKey signed = new CacheKey.Signed("00", "x", "", "ringlist.xml.sgn");
        put(signed, held("s"), Set.of(new Tag.Signer()), generations.current(() -> Set.of(new Tag.Signer())));
        hold("a", "ringlist.xml");

        view.certificateTable().take("f1", Records.told(1, Records.signer("f1", 1)));

        assertThat(heldNames()).containsExactly("ringlist.xml");
    }

    @Test
    void res9TheResultOfAnOlderGenerationIsNeverCached() {
        Set<Tag> tags = tags("SEP001122AABBCC.cnf.xml", "a");
        Generations.Generation before = generations.current(() -> tags);
        view.deviceTable().take("SEP001122AABBCC", Records.told(1, Records.device("SEP001122AABBCC", "b", 1)));
        put(key("a", "SEP001122AABBCC.cnf.xml"), held("old"), tags, before);

        assertThat(before.isCurrent()).isFalse();
        assertThat(heldNames()).isEmpty();

        put(key("a", "SEP001122AABBCC.cnf.xml"), held("new"), tags, generations.current(() -> tags));
        assertThat(heldNames()).hasSize(1);
    }

    @Test
    void res9WhatIsNotNewerChangesNothing() {
        view.deviceTable().take("SEP001122AABBCC", Records.told(5, Records.device("SEP001122AABBCC", "b", 5)));
        hold("a", "SEP001122AABBCC.cnf.xml");

        view.deviceTable().take("SEP001122AABBCC", Records.told(5, Records.device("SEP001122AABBCC", "a", 5)));
        view.deviceTable().take("SEP001122AABBCC", Records.told(4, null));

        assertThat(heldNames()).hasSize(1);
        assertThat(view.device("SEP001122AABBCC")).map(d -> d.clusterId()).contains("b");
    }

    @Test
    void res12NegativeEntriesGoWithAnyEventThatCouldMakeTheNameExist() {
        miss("a", "SEP001122AABBCC.cnf.xml");
        view.deviceTable().take("SEP001122AABBCC", Records.told(1, Records.device("SEP001122AABBCC", "a", 1)));
        assertThat(heldNames()).as("device added").isEmpty();

        miss("a", "SEP001122AABBCC.cnf.xml");
        view.deviceTable().take("SEP001122AABBCC", Records.told(2, Records.device("SEP001122AABBCC", "a", 2)));
        assertThat(heldNames()).as("device refreshed by hand").isEmpty();

        miss("a", "tones.xml");
        view.fileTable().take("Tones.xml", Records.told(1, Records.file("Tones.xml", new byte[1], 1)));
        assertThat(heldNames()).as("file uploaded").isEmpty();

        miss("a", "tones.xml");
        miss("b", "tones.xml");
        hold("a", "held.xml");
        invalidation.clusterBack("a");
        assertThat(cache.get(key("a", "tones.xml"))).as("cluster back up").isNull();
        assertThat(cache.get(key("b", "tones.xml"))).isNotNull();
        assertThat(cache.get(key("a", "held.xml"))).isNotNull();
    }

    @Test
    void anAdminWhoDropsEverythingLetsNothingOldInAfterwards() {
        Set<Tag> tags = new HashSet<>(tags("x.xml", "a"));
        tags.add(new Tag.Clusters());
        Generations.Generation before = generations.current(() -> tags);
        hold("a", "y.xml");

        assertThat(invalidation.everything()).isEqualTo(1);
        assertThat(before.isCurrent()).isFalse();
        assertThat(invalidation.name("y.xml")).isZero();
    }

    @Test
    void res17HeldFilesAreBoundedByMemory() {
        for (int i = 0; i < 12; i++) {
            hold("a", "file" + i, new byte[MIB / 2]);
        }

        assertThat(cache.heapUsed()).isLessThanOrEqualTo(4 * MIB);
        assertThat(heldNames()).hasSizeBetween(1, 7);
    }

    @Test
    void res17LargeFilesOnDiskMakeRoomForNewerOnes() {
        for (int i = 0; i < 5; i++) {
            hold("a", "load" + i, new byte[3 * MIB]);
        }

        assertThat(store.contents.diskUsed()).isLessThanOrEqualTo(8 * MIB);
        assertThat(heldNames()).contains("load4").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void nothingIsLeftBehindOfWhatWasDropped() {
        hold("a", "one.xml");
        hold("a", "big.bin", new byte[3 * MIB]);
        invalidation.everything();

        assertThat(cache.entries()).isEmpty();
        assertThat(store.contents.diskUsed()).isZero();
        assertThat(cache.drop(new Tag.Cluster("a"))).isZero();
    }

    @Test
    void res9AnEntryThatTakesTheGoneOnesPlaceIsFoundByItsEventAllTheSame() throws Exception {
        Set<Tag> tags = tags("SEP001122AABBCC.cnf.xml", "a");
        CacheKey key = key("a", "SEP001122AABBCC.cnf.xml");
        AtomicInteger unfound = new AtomicInteger();
        Generations.Generation now = generations.current(() -> tags);
        cache.put(key, new MissingFile(0), tags, now);

        // Two rounds are one try: both change the entry at once, then one of them looks alone.
        Pair.run(
                60_000,
                Duration.ofSeconds(3),
                round -> {
                    if (round % 2 == 0) {
                        cache.put(key, new MissingFile(round), tags, now);
                    } else {
                        cache.drop(new Tag.Cluster("a"));
                        if (cache.get(key) != null) {
                            unfound.incrementAndGet();
                            cache.drop(key);
                        }
                        cache.put(key, new MissingFile(round), tags, now);
                    }
                },
                round -> {
                    if (round % 2 == 0) {
                        cache.drop(key);
                    }
                });

        assertThat(unfound).as("entries that outlived the event").hasValue(0);
    }

    private List<String> heldNames() {
        return cache.entries().map(entry -> entry.getKey().shownName()).toList();
    }

    private void hold(String clusterId, String name) {
        hold(clusterId, name, name.getBytes(StandardCharsets.UTF_8));
    }

    private void hold(String clusterId, String name, byte[] bytes) {
        Set<Tag> tags = tags(name, clusterId);
        put(key(clusterId, name), held(bytes), tags, generations.current(() -> tags));
    }

    private void miss(String clusterId, String name) {
        Set<Tag> tags = tags(name, clusterId);
        put(key(clusterId, name), new MissingFile(0), tags, generations.current(() -> tags));
    }

    /** As a fetch does: the cache makes a claim of its own, the fetch closes its. */
    private void put(CacheKey key, Entry entry, Set<Tag> tags, Generations.Generation generation) {
        cache.put(key, entry, tags, generation);
        if (entry instanceof HeldFile held) {
            store.letGo(held.content());
        }
    }

    private HeldFile held(String text) {
        return held(text.getBytes(StandardCharsets.UTF_8));
    }

    private HeldFile held(byte[] bytes) {
        return new HeldFile(store.complete(bytes), Validators.NONE, "127.0.0.2", 0);
    }

    private Set<Tag> tags(String name, String clusterId) {
        Set<Tag> tags = new HashSet<>(Tag.of(names.classify(FileName.parse(name), view::owner)));
        tags.add(new Tag.Cluster(clusterId));
        return tags;
    }

    private static CacheKey key(String clusterId, String name) {
        return new CacheKey.Remote(clusterId, name);
    }
}
