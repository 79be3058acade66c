package io.option150.registry.axl;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.site.Phone;
import io.option150.registry.axl.standin.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonePagesTest {

    private Cluster cluster;
    private AxlClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        cluster = new Cluster(folder);
        client = cluster.client();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
        assertThat(cluster.standIn.unfit()).isEmpty();
    }

    private List<Phone> all() throws Exception {
        List<Phone> all = new ArrayList<>();
        client.phones(all::addAll);
        return all;
    }

    private static List<String> names(int count) {
        return LongStream.rangeClosed(1, count).mapToObj("SEP%012X"::formatted).toList();
    }

    @Test
    void aHundredThousandPhonesComeInOneSession() throws Exception {
        cluster.standIn.site().phones(1, 100_000);
        assertThat(all()).extracting(Phone::name).containsExactlyElementsOf(names(100_000));
        // The last page has no rows: that all were read shows only there.
        assertThat(cluster.calls("listPhone")).hasSize(51);
        assertThat(cluster.standIn.sessions()).isOne();
    }

    @Test
    void aPhoneComesWithAllThatWasAsked() throws Exception {
        cluster.standIn.site().phones(255, 1);
        assertThat(all())
                .containsExactly(new Phone(
                        "{00000000-0000-4000-8000-0000000000FF}",
                        "SEP0000000000FF",
                        "Phone <255> & co",
                        "Cisco 8841",
                        "SIP",
                        "Default",
                        "Standard SIP Non-Secure"));
    }

    @Test
    void aClusterWithoutPhonesHasNone() throws Exception {
        assertThat(all()).isEmpty();
    }

    @Test
    void pagesShrinkToWhatTheClusterCanGive() throws Exception {
        cluster.standIn.site().phones(1, 3_000);
        cluster.standIn.mostRows(700);
        assertThat(all()).extracting(Phone::name).containsExactlyElementsOf(names(3_000));
        assertThat(cluster.calls("listPhone")).hasSize(6);
    }

    @Test
    void aPageThatBreaksOffIsAskedForAgainSmaller() throws Exception {
        cluster.standIn.site().phones(1, 2_500);
        cluster.standIn.next(Trouble.CUT_BODY, Trouble.CUT_BODY);
        assertThat(all()).extracting(Phone::name).containsExactlyElementsOf(names(2_500));
        assertThat(cluster.calls("listPhone")).hasSize(2 + 6);
    }

    @Test
    void aPageWithoutEndIsAskedForAgainSmaller() throws Exception {
        cluster.standIn.site().phones(1, 10);
        cluster.standIn.next(Trouble.ENDLESS);
        assertThat(all()).extracting(Phone::name).containsExactlyElementsOf(names(10));
    }

    @Test
    void aClusterThatAlwaysBreaksOffIsGivenUp() throws Exception {
        cluster.standIn.site().phones(1, 10);
        cluster.standIn.next(Stream.generate(() -> Trouble.CUT_BODY).limit(10).toArray(Trouble[]::new));
        assertThat(Cluster.failure(this::all)).isInstanceOf(AxlFailure.CutBody.class);
        assertThat(cluster.calls("listPhone")).hasSize(6);
    }

    @Test
    void oneCallGoesOutAtATime() throws Exception {
        cluster.standIn.site().phones(1, 4_000);
        cluster.standIn.pace(Duration.ofMillis(30));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> version = client::version;
            Callable<Object> phones = this::all;
            for (var call : threads.invokeAll(List.of(version, phones, version, phones))) {
                call.get();
            }
        }
        assertThat(cluster.standIn.mostTogether()).isOne();
    }
}
