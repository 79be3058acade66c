package io.option150.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.e2e.Admin;
import io.option150.e2e.SharedSuite;
import io.option150.e2e.Suite;
import io.option150.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A remote cluster that is slow, ends too early, never, or with another version: others' files come, and of its own none is half. */
@ExtendWith(SharedSuite.class)
class LyingRemoteTest {

    private static final int OWN = 100;
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(30);

    private final Suite suite;
    private final Admin admin;

    LyingRemoteTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void nobodyGetsHalfAFileAndNobodyElseWaits() throws Exception {
        String own = "beside-a-liar.xml";
        admin.upload(own, Versions.bytes(own, "v1"));
        try (var remote = new LyingRemote("127.0.0.62");
                var fetch = new WholeFetch(suite.tftpPort(), suite.httpPort())) {
            admin.createCluster("liar", remote.address(), remote.tftp(), Integer.toString(remote.http()));
            Await.until("the own file is served", () -> fetch.byHttp(own).bytes() != null);
            var got = new ConcurrentLinkedQueue<String>();
            List<Thread> phones = new ArrayList<>();
            try {
                for (String kind : List.of("slow", "short", "endless", "changing")) {
                    for (int phone = 0; phone < 3; phone++) {
                        String name = kind + "-" + phone + ".xml";
                        phones.add(Thread.ofPlatform().start(() -> ask(fetch, name, got)));
                        phones.add(Thread.ofPlatform().start(() -> askByTftp(fetch, name, got)));
                    }
                }
                Await.until("the remote is asked", ASKED_WITHIN, () -> remote.asked() >= 4);
                for (int time = 0; time < OWN; time++) {
                    byte[] bytes = (time % 2 == 0 ? fetch.byHttp(own) : fetch.byTftp(own)).bytes();
                    assertThat(bytes).as("own file, time %d", time).isEqualTo(Versions.bytes(own, "v1"));
                }
            } finally {
                for (Thread phone : phones) {
                    phone.join();
                }
                admin.removeCluster("liar");
            }
            System.out.printf("A lying remote: asked %d times; whole files: %s%n", remote.asked(), got);
            assertThat(got).allMatch(whole -> whole.matches("changing-\\d\\.xml v[12]"));
        }
    }

    private static void ask(WholeFetch fetch, String name, ConcurrentLinkedQueue<String> got) {
        try {
            note(name, fetch.byHttp(name), got);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void askByTftp(WholeFetch fetch, String name, ConcurrentLinkedQueue<String> got) {
        try {
            note(name, fetch.byTftp(name), got);
        } catch (java.io.IOException e) {
            got.add(name + ": " + e);
        }
    }

    /** What came to its end, by its name and version; a fetch that fails is what a lie deserves. */
    private static void note(String name, WholeFetch.Got answer, ConcurrentLinkedQueue<String> got) {
        byte[] bytes = answer.bytes();
        if (bytes != null) {
            got.add(name + " " + Versions.read("changing".repeat(200), bytes));
        }
    }
}
