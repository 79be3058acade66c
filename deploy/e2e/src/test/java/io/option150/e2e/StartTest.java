package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * RES-5 at the start: a phone that asks all along while a suite comes up is never told that something is not there which is;
 * not before the suite says that it is ready, and not after. {@code -Dlong} starts ten times each, not once.
 */
class StartTest {

    private static final int TIMES = System.getProperty("long") == null ? 1 : 10;
    private static final List<String> LISTS = List.of("ITLFile.tlv");
    /** What every first start brings with it is nothing to warn of. */
    private static final List<String> NO_TROUBLE = List.of("already registered", "outOfOrder mode");

    private static final Duration AT_WORK = Duration.ofSeconds(2);

    @Test
    void nothingIsDeniedOnAnEmptyFolder() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            try (var suite = Suite.launched(Map.of());
                    var phone = AskingPhone.of(suite, LISTS)) {
                suite.whenReady();
                thenServesWithoutDenial(phone);
                assertThat(suite.logs()).doesNotContain(NO_TROUBLE);
            }
        }
    }

    @Test
    void nothingIsDeniedOnAFullFolder() throws Exception {
        try (var suite = Suite.start();
                var remote = RemoteServer.tftpdHpa("127.0.0.14")) {
            var admin = new Admin(suite);
            var config = "<config/>".getBytes(UTF_8);
            remote.put("SEP0000000000E1.cnf.xml", config);
            admin.createCluster("starting", remote.address(), remote.port(), "null");
            admin.createDevice("SEP0000000000E1", "starting");
            for (int i = 0; i < 50; i++) {
                admin.upload("start/file-" + i + ".xml", config);
            }
            // No trust list here: this phone's home is the remote cluster, and so are its lists.
            var names = List.of(
                    "SEP0000000000E1.cnf.xml", "start/file-0.xml", "start/file-49.xml", "start/file-49.xml.sgn");
            for (int i = 0; i < TIMES; i++) {
                suite.stop();
                try (var phone = AskingPhone.of(suite, names)) {
                    suite.startAgain();
                    thenServesWithoutDenial(phone);
                }
            }
        }
    }

    private static void thenServesWithoutDenial(AskingPhone phone) throws InterruptedException {
        long before = phone.served();
        Thread.sleep(AT_WORK);
        assertThat(phone.denials()).as(phone.toString()).isEmpty();
        assertThat(phone.served()).as(phone.toString()).isGreaterThan(before);
    }
}
