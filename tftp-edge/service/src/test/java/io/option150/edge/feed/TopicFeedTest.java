package io.option150.edge.feed;

import static io.option150.files.contract.FileTopics.CONFIG_CHANGED;
import static io.option150.registry.contract.RegistryTopics.CLUSTER_CHANGED;
import static io.option150.registry.contract.RegistryTopics.PHONE_MOVED;
import static io.option150.trust.contract.TrustTopics.TRUST_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.view.Loaded;
import io.option150.edge.view.ViewListener;
import io.option150.events.TopicMarker;
import io.option150.events.Version;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.option150.trust.contract.TrustTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed on real Kafka: what it believes of topics that were lost, went back in time, or are not whole. */
class TopicFeedTest {

    private final List<String> touched = new CopyOnWriteArrayList<>();
    private String kafka;
    private Topics topics;
    private @Nullable FeedBench feed;

    @BeforeEach
    void make() throws Exception {
        TestBackends backends = TestBackends.start();
        kafka = backends.bootstrapServers();
        backends.deleteTopics();
        Topics.make(kafka);
        topics = new Topics(kafka);
    }

    @AfterEach
    void close() throws Exception {
        if (feed != null) {
            feed.close();
        }
        topics.close();
    }

    @Test
    void aTopicWithoutAMarkerIsNotBelieved() throws Exception {
        topics.in(5, 1);
        file("a.xml", "one");
        FeedBench fed = start();

        Await.until("it was read", () -> fed.state(CONFIG_CHANGED).contains("1 things, no marker agrees"));
        assertThat(fed.loaded.of(CONFIG_CHANGED).by()).isEqualTo(Loaded.By.NOTHING);
        assertThat(fed.view.files().find("a.xml")).isEmpty();

        topics.whole();
        Await.until("all is whole", fed.loaded::isSure);
        assertThat(fed.view.files().find("a.xml")).isPresent();
    }

    @Test
    void aTopicThatLacksWhatItsMarkerCountsIsNotBelieved() throws Exception {
        topics.in(5, 1);
        file("a.xml", "one");
        topics.marker(CONFIG_CHANGED, new TopicMarker(5, 12, 11, "0".repeat(32)));
        FeedBench fed = start();

        Await.until("it was read", () -> fed.state(CONFIG_CHANGED).contains("1 things, no marker agrees"));
        assertThat(fed.loaded.isLoaded()).isFalse();
        assertThat(fed.view.files().size()).isZero();

        topics.whole();
        Await.until("all is whole", fed.loaded::isSure);
        assertThat(fed.view.files().size()).isEqualTo(1);
    }

    @Test
    void aMarkerInTheMiddleProvesNothing() throws Exception {
        topics.in(5, 1);
        file("a.xml", "one");
        topics.whole();
        file("b.xml", "two");
        FeedBench fed = start();

        Await.until("it was read", () -> fed.state(CONFIG_CHANGED).contains("2 things, no marker agrees"));
        assertThat(fed.isWhole(CONFIG_CHANGED)).isFalse();
        Await.until("the other topic is whole", () -> fed.isWhole(PHONE_MOVED));
    }

    @Test
    void aLaterEpochWinsWithLowerSequencesAndWhatIsGoneInItGoes() throws Exception {
        topics.in(5, 100);
        file("stays.xml", "new");
        file("goes.xml", "new");
        topics.device("SEP0000000000A1", "a");
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);

        topics.in(6, 1);
        file("stays.xml", "of before");
        topics.noFile("goes.xml");
        topics.device("SEP0000000000A1", "b");
        topics.whole();

        Await.until(
                "the new epoch is taken",
                () -> home(fed, "SEP0000000000A1").equals("b")
                        && fed.view.files().find("goes.xml").isEmpty());
        assertThat(digest(fed, "stays.xml")).isEqualTo(sha256("of before"));
        assertThat(fed.view.files().find("goes.xml")).isEmpty();
        assertThat(touched).contains("goes.xml");
        assertThat(fed.loaded.isSure()).isTrue();
    }

    @Test
    void aThingThatTheNewEpochDoesNotTellOfIsFoundOutByTheMarker() throws Exception {
        topics.in(5, 100);
        file("stays.xml", "x");
        file("goes.xml", "x");
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);

        // As if the record that says so had been lost: the topic made again, its beginning missed.
        Topics.delete(kafka, CONFIG_CHANGED);
        Topics.make(kafka, 1, CONFIG_CHANGED);
        topics.forget();
        topics.in(6, 1);
        file("stays.xml", "x");
        topics.whole(CONFIG_CHANGED);

        Await.until("it is gone", () -> fed.view.files().find("goes.xml").isEmpty());
        Await.until("all is whole again", fed.loaded::isSure);
        assertThat(touched).contains("goes.xml");
    }

    @Test
    void anEventOfAnEpochThatIsOverIsRefusedAndCounted() throws Exception {
        topics.in(6, 1);
        file("a.xml", "right");
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);

        topics.stray(
                CONFIG_CHANGED,
                FileTopics.TYPE_FILE_CHANGED,
                FileTopics.SCHEMA_FILE,
                "a.xml",
                new Version(5, 900),
                record("a.xml", "wrong", 900));
        topics.stray(
                CONFIG_CHANGED,
                FileTopics.TYPE_FILE_CHANGED,
                FileTopics.SCHEMA_FILE,
                "late.xml",
                new Version(5, 901),
                record("late.xml", "wrong", 901));
        file("b.xml", "behind");
        topics.whole();

        Await.until(
                "what is behind is taken", () -> fed.view.files().find("b.xml").isPresent());
        assertThat(digest(fed, "a.xml")).isEqualTo(sha256("right"));
        assertThat(fed.view.files().find("late.xml")).isEmpty();
        assertThat(fed.refused(Refusal.STALE_EPOCH)).isEqualTo(2);
        assertThat(fed.loaded.isSure()).isTrue();
    }

    @Test
    void aTopicMadeAgainWithFewerRecordsIsReadAnew() throws Exception {
        FeedBench fed = wholeWith("1.xml", "2.xml", "3.xml");
        madeAgainWith(7, "2.xml");
        becomes(fed, "2.xml");
    }

    @Test
    void aTopicMadeAgainWithAsManyRecordsIsReadAnew() throws Exception {
        FeedBench fed = wholeWith("1.xml", "2.xml", "3.xml");
        madeAgainWith(7, "4.xml", "5.xml", "6.xml");
        becomes(fed, "4.xml", "5.xml", "6.xml");
    }

    @Test
    void aTopicMadeAgainWithMoreRecordsIsReadAnew() throws Exception {
        FeedBench fed = wholeWith("1.xml", "2.xml", "3.xml");
        madeAgainWith(7, "4.xml", "5.xml", "6.xml", "7.xml", "8.xml", "9.xml");
        becomes(fed, "4.xml", "5.xml", "6.xml", "7.xml", "8.xml", "9.xml");
    }

    @Test
    void aTopicThatWentBackTogetherWithItsTablesIsBelievedInTheSameEpochToo() throws Exception {
        FeedBench fed = wholeWith("1.xml", "2.xml", "3.xml");
        file("3.xml", "the newest");
        topics.whole();
        Await.until("it is known", () -> sha256("the newest").equals(digest(fed, "3.xml")));

        Topics.delete(kafka, CONFIG_CHANGED);
        Topics.make(kafka, 1, CONFIG_CHANGED);
        topics.forget();
        topics.in(5, 1);
        file("1.xml", "1.xml");
        topics.whole(CONFIG_CHANGED);

        becomes(fed, "1.xml");
    }

    @Test
    void aBrokerThatLostEverythingIsReadAnew() throws Exception {
        FeedBench fed = wholeWith("1.xml", "2.xml");
        TestBackends.start().wipeKafka();
        Await.until("it is in doubt", () -> fed.loaded.of(CONFIG_CHANGED).doubt());
        assertThat(fed.view.files().size()).isEqualTo(2);

        Topics.make(kafka);
        topics.forget();
        topics.in(7, 1);
        file("2.xml", "2.xml");
        file("3.xml", "3.xml");
        topics.whole();
        becomes(fed, "2.xml", "3.xml");
    }

    @Test
    void untilTheTopicIsWholeAgainNothingIsSureAndAllIsServed() throws Exception {
        FeedBench fed = wholeWith("1.xml");
        Topics.delete(kafka, CONFIG_CHANGED);
        Await.until("it is in doubt", () -> fed.loaded.of(CONFIG_CHANGED).doubt());
        Topics.make(kafka, 1, CONFIG_CHANGED);
        topics.forget();
        topics.in(7, 1);
        file("2.xml", "2.xml");

        Await.until("the new one is read", () -> fed.state(CONFIG_CHANGED).contains("epoch 7, 1 things"));
        assertThat(fed.loaded.isSure()).isFalse();
        assertThat(fed.loaded.isLoaded()).isTrue();
        assertThat(fed.view.files().find("1.xml")).isPresent();

        topics.whole(CONFIG_CHANGED);
        becomes(fed, "2.xml");
    }

    @Test
    void aMarkerThatDoesNotAgreeWithWhatIsFollowedHasTheTopicReadAgain() throws Exception {
        FeedBench fed = wholeWith("1.xml");
        topics.marker(CONFIG_CHANGED, new TopicMarker(5, 99, 2, "f".repeat(32)));
        Await.until("it is in doubt", () -> fed.loaded.of(CONFIG_CHANGED).doubt());
        assertThat(fed.refused(Refusal.MARKER)).isPositive();
        assertThat(fed.view.files().find("1.xml")).isPresent();

        topics.whole(CONFIG_CHANGED);
        Await.until("all is whole again", fed.loaded::isSure);
    }

    @Test
    void aTopicOfSeveralPartitionsIsNeverHalfRead() throws Exception {
        Topics.delete(kafka, CONFIG_CHANGED);
        Topics.make(kafka, 3, CONFIG_CHANGED);
        file("a.xml", "x");
        file("b.xml", "x");
        file("c.xml", "x");
        topics.whole();
        FeedBench fed = start();

        Await.until("it is refused", () -> fed.refused(Refusal.PARTITION) > 0);
        assertThat(fed.isWhole(CONFIG_CHANGED)).isFalse();
        assertThat(fed.view.files().size()).isZero();
        Await.until("the other topic is whole", () -> fed.isWhole(CLUSTER_CHANGED));

        Topics.delete(kafka, CONFIG_CHANGED);
        Topics.make(kafka, 1, CONFIG_CHANGED);
        topics.forget();
        file("a.xml", "x");
        topics.whole(CONFIG_CHANGED);
        becomes(fed, "a.xml");
    }

    @Test
    void aClusterWhoseAddressIsNoneKeepsNobodyFromLearningOfOthers() throws Exception {
        topics.in(5, 1);
        topics.cluster(Records.remote("bad", 1, 1, 69, null, "no.address"));
        topics.cluster(Records.remote("good", 1, 2, 69, null, "127.0.0.2"));
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);
        assertThat(fed.refused(Refusal.UNREADABLE)).isPositive();
        assertThat(fed.view.topology().cluster("good")).isPresent();

        topics.cluster(Records.remote("worse", 1, 3, 69, null, "no.address"));
        topics.cluster(Records.remote("better", 1, 4, 69, null, "127.0.0.3"));
        Await.until(
                "what comes behind is taken",
                () -> fed.view.topology().cluster("better").isPresent());
        assertThat(fed.view.topology().cluster("bad")).isEmpty();
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromLearning() throws Exception {
        feed = new FeedBench(
                kafka,
                new ViewListener() {
                    @Override
                    public void fileChanged(String path, @Nullable FileRecord before, @Nullable FileRecord after) {
                        if (path.startsWith("poison")) {
                            throw new IllegalStateException("cannot bear " + path);
                        }
                    }
                },
                listener());
        FeedBench fed = feed;
        file("poison-put-aside.xml", "x");
        topics.whole();
        Await.until("all is whole", fed.loaded::isSure);
        file("poison.xml", "x");
        file("behind.xml", "x");

        // Listeners are told after the view has it.
        Await.until("what is behind is told", () -> touched.contains("behind.xml"));
        assertThat(touched).contains("poison-put-aside.xml", "poison.xml", "behind.xml");
        assertThat(fed.view.files().find("poison.xml")).isPresent();
    }

    @Test
    void whatCannotBeReadIsCountedByReasonAndWhatIsNotForUsIsNot() throws Exception {
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);

        topics.garbage(CONFIG_CHANGED);
        topics.send(CONFIG_CHANGED, FileTopics.TYPE_FILE_CHANGED, FileTopics.SCHEMA_FILE, "broken.xml", List.of());
        topics.send(
                CONFIG_CHANGED, FileTopics.TYPE_FILE_CHANGED, "urn:option150:schema:file:9.0", "later.xml", List.of());
        topics.send(
                TRUST_CHANGED,
                TrustTopics.TYPE_VERIFICATION_CHANGED,
                TrustTopics.SCHEMA_VERIFICATION,
                "verification/f1",
                List.of());
        file("behind.xml", "x");
        topics.whole();

        Await.until(
                "what is behind is taken",
                () -> fed.view.files().find("behind.xml").isPresent());
        Await.until("trust is read", () -> fed.state(TRUST_CHANGED).contains("1 things"));
        assertThat(fed.refused(Refusal.UNREADABLE)).isEqualTo(2);
        assertThat(fed.refused(Refusal.SCHEMA)).isEqualTo(1);
        assertThat(fed.refused(Refusal.FAILED)).isZero();
        Await.until("all is whole", fed.loaded::isSure);
    }

    @Test
    void anUnreadableThingStaysAsItIsWhenTheTopicIsReadAgain() throws Exception {
        FeedBench fed = wholeWith("1.xml", "2.xml");
        topics.send(CONFIG_CHANGED, FileTopics.TYPE_FILE_CHANGED, FileTopics.SCHEMA_FILE, "1.xml", List.of());
        Topics.delete(kafka, CONFIG_CHANGED);
        Topics.make(kafka, 1, CONFIG_CHANGED);
        topics.forget();
        topics.in(7, 1);
        topics.send(CONFIG_CHANGED, FileTopics.TYPE_FILE_CHANGED, FileTopics.SCHEMA_FILE, "1.xml", List.of());
        topics.whole(CONFIG_CHANGED);

        becomes(fed, "1.xml");
    }

    @Test
    void whatWasGoneBeforeTheStartDoesNotComeBackForAMoment() throws Exception {
        topics.in(5, 1);
        topics.device("SEP0000000000A1", "a");
        topics.noDevice("SEP0000000000A1");
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);
        assertThat(touched).isEmpty();
    }

    private FeedBench start() {
        FeedBench started = new FeedBench(kafka, listener());
        feed = started;
        return started;
    }

    private FeedBench wholeWith(String... files) throws Exception {
        topics.in(5, 100);
        for (String file : files) {
            file(file, file);
        }
        topics.whole();
        FeedBench fed = start();
        Await.until("all is whole", fed.loaded::isSure);
        assertThat(fed.view.files().size()).isEqualTo(files.length);
        // So that its id is known.
        Await.until("the topics are watched", () -> fed.state(CONFIG_CHANGED).startsWith("topic "));
        return fed;
    }

    private void madeAgainWith(long epoch, String... files) throws Exception {
        Topics.delete(kafka, CONFIG_CHANGED);
        Topics.make(kafka, 1, CONFIG_CHANGED);
        topics.forget();
        topics.in(epoch, 1);
        for (String file : files) {
            file(file, file);
        }
        topics.whole(CONFIG_CHANGED);
    }

    private static void becomes(FeedBench fed, String... files) {
        Await.until(
                "it holds what the new topic tells",
                () -> fed.loaded.isSure()
                        && fed.view.files().size() == files.length
                        && List.of(files).stream()
                                .allMatch(file -> fed.view.files().find(file).isPresent()));
    }

    private ViewListener listener() {
        return new ViewListener() {
            @Override
            public void fileChanged(String path, @Nullable FileRecord before, @Nullable FileRecord after) {
                touched.add(path);
            }

            @Override
            public void deviceTouched(String device) {
                touched.add(device);
            }
        };
    }

    private void file(String path, String text) throws Exception {
        topics.file(record(path, text, 1));
    }

    private static FileRecord record(String path, String text, long sequence) {
        return Records.file(path, text.getBytes(StandardCharsets.UTF_8), sequence);
    }

    private static String sha256(String text) {
        return Records.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(FeedBench fed, String path) {
        return fed.view.files().find(path).map(FileRecord::sha256).orElse("");
    }

    private static String home(FeedBench fed, String device) {
        return fed.view.device(device).map(found -> found.clusterId()).orElse("");
    }
}
