package io.option150.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.demo.phone.Answer;
import io.option150.demo.phone.HeldList;
import io.option150.demo.phone.HttpPhone;
import io.option150.demo.remote.RemoteCluster;
import io.option150.demo.remote.SigningCluster;
import io.option150.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Phones that check signatures as phones do, at two clusters that sign: what the suite finds follows from what they then ask,
 * and is gone once it is mended. Beside each a phone that asks much the same, and of which nothing is to be found.
 */
@ExtendWith(SharedSuite.class)
class SignatureCheckingPhoneTest {

    private static final Duration WITHIN = Duration.ofSeconds(40);
    /** A phone that is moved starts again; what comes within 20 s is the same start. */
    private static final Duration RESTART = Duration.ofSeconds(21);

    private static final String AGAIN = "config-again-and-again";
    private static final String CHANGED_HANDS = "trust-list-changed-hands";
    /** Of a phone that is quiet, and has all that its configuration names. */
    private static final String NO_FAULT = "provisioned";

    private static final String HOME = "signs-a";
    private static final String OTHER = "signs-b";
    private static final String DIAL_PLAN = "signed-dialplan.xml";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final Suite suite;
    private final Admin admin;

    SignatureCheckingPhoneTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void start() throws Exception {
        admin.upload(DIAL_PLAN, "<DIALTEMPLATE><TEMPLATE MATCH=\"*\" TIMEOUT=\"5\"/></DIALTEMPLATE>".getBytes(UTF_8));
    }

    @AfterEach
    void stop() throws Exception {
        Admin.expect(204, admin.delete(Admin.FILES, "/api/v1/files/" + DIAL_PLAN));
    }

    @Test
    void aConfigurationThatThePhoneThrowsAwayIsFoundUntilItHasTheRightOne() throws Exception {
        try (var home = cluster(HOME, "127.0.0.91");
                var broken = phone("SEP00112233F001", "127.0.0.93");
                var applied = phone("SEP00112233F002", "127.0.0.94")) {
            home.serves(broken);
            home.serves(applied);
            home.files().put(broken.configuration(), tampered(home.configuration(broken)));

            broken.takesItsList();
            applied.takesItsList();
            for (int i = 0; i < 3; i++) {
                assertThat(broken.believesItsConfiguration()).isFalse();
                // An administrator who applies three times: each time it takes what it is given.
                assertThat(applied.believesItsConfiguration()).isTrue();
                applied.file(DIAL_PLAN);
            }

            Await.until("it is found", WITHIN, () -> broken.findings().equals(List.of(AGAIN)));
            var finding =
                    admin.json(Admin.REGISTRY, broken.page()).path("findings").get(0);
            assertThat(asked(finding))
                    .containsExactly(broken.configuration(), broken.configuration(), broken.configuration());
            assertThat(finding.path("nextStep").asText()).isNotBlank();
            assertThat(applied.findings()).isSubsetOf(NO_FAULT);

            home.serves(broken);
            Admin.expect(200, admin.post(Admin.REGISTRY, "/api/v1/devices/" + broken.name() + "/refresh", "{}"));
            Await.until("it believes the right one", WITHIN, broken::believesItsConfiguration);
            broken.file(DIAL_PLAN);
            Await.until("it is found no more", WITHIN, () -> !broken.findings().contains(AGAIN));
            assertThat(broken.findings()).isSubsetOf(NO_FAULT);
            assertThat(applied.findings()).isSubsetOf(NO_FAULT);
        }
    }

    @Test
    void aTrustListOfAnotherClusterIsFoundUntilThePhoneTakesIt() throws Exception {
        try (var home = cluster(HOME, "127.0.0.91");
                var other = cluster(OTHER, "127.0.0.92");
                var moved = phone("SEP00112233F003", "127.0.0.95");
                var erased = phone("SEP00112233F004", "127.0.0.96")) {
            for (var phone : List.of(moved, erased)) {
                home.serves(phone);
                other.serves(phone);
                phone.takesItsList();
                assertThat(phone.believesItsConfiguration()).isTrue();
                phone.file(DIAL_PLAN);
            }
            admin.move(moved.name(), HOME, OTHER);
            admin.move(erased.name(), HOME, OTHER);
            erased.list.erase();
            Thread.sleep(RESTART);

            erased.takesItsList();
            assertThat(erased.believesItsConfiguration()).isTrue();
            erased.file(DIAL_PLAN);
            // After a refused configuration a phone asks once more.
            for (int i = 0; i < 2; i++) {
                assertThat(moved.takes(moved.listName())).isFalse();
                assertThat(moved.believesItsConfiguration()).isFalse();
            }

            Await.until("it is found", WITHIN, () -> moved.findings().equals(List.of(CHANGED_HANDS)));
            var finding =
                    admin.json(Admin.REGISTRY, moved.page()).path("findings").get(0);
            assertThat(asked(finding)).contains(moved.listName(), moved.configuration());
            assertThat(finding.path("reason").asText()).contains(HOME, OTHER);
            assertThat(erased.findings()).isSubsetOf(NO_FAULT);

            admin.move(moved.name(), OTHER, HOME);
            Thread.sleep(RESTART);
            moved.takesItsList();
            assertThat(moved.believesItsConfiguration()).isTrue();
            moved.file(DIAL_PLAN);
            Await.until("it is found no more", WITHIN, () -> !moved.findings().contains(CHANGED_HANDS));
            assertThat(moved.findings()).isSubsetOf(NO_FAULT);
            assertThat(erased.findings()).isSubsetOf(NO_FAULT);
        }
    }

    private Cluster cluster(String id, String address) throws Exception {
        var files = RemoteCluster.start(
                InetAddress.ofLiteral(address), Files.createDirectories(folder.resolve(id + "-files")));
        admin.createCluster(id, address, files.tftpPort(), Integer.toString(files.httpPort()));
        return new Cluster(admin, id, files, SigningCluster.make(id, folder));
    }

    private CheckingPhone phone(String name, String address) throws Exception {
        admin.createDevice(name, HOME);
        var server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), suite.httpPort());
        return new CheckingPhone(new HttpPhone(name, InetAddress.ofLiteral(address), server));
    }

    /** Names of the requests that a finding goes by. */
    private static List<String> asked(JsonNode finding) {
        return finding.path("evidence")
                .valueStream()
                .map(request -> request.path("name").asText())
                .toList();
    }

    /** Of the same length, signed by the same signer, and not what it signed. */
    private static byte[] tampered(byte[] signed) {
        int at = new String(signed, ISO_8859_1).indexOf("a comment");
        signed[at] = 'A';
        return signed;
    }

    private record Cluster(Admin admin, String id, RemoteCluster files, SigningCluster signs) implements AutoCloseable {

        void serves(CheckingPhone phone) throws Exception {
            files.put(phone.listName(), signs.trustList());
            files.put(phone.configuration(), configuration(phone));
        }

        /** With its devices: a cluster whose server is gone would silence what others ask. */
        @Override
        public void close() throws IOException, InterruptedException {
            try (files) {
                admin.removeCluster(id);
            }
        }

        byte[] configuration(CheckingPhone phone) {
            return signs.signed(
                    phone.configuration(),
                    "<device><!-- a comment --><sipProfile><dialTemplate>%s</dialTemplate></sipProfile></device>"
                            .formatted(DIAL_PLAN)
                            .getBytes(UTF_8));
        }
    }

    private final class CheckingPhone implements AutoCloseable {

        private final HttpPhone phone;
        private final HeldList list = new HeldList();

        CheckingPhone(HttpPhone phone) {
            this.phone = phone;
        }

        String name() {
            return phone.name();
        }

        String page() {
            return "/api/v1/phones/" + name();
        }

        String listName() {
            return "ITL" + name() + ".tlv";
        }

        String configuration() {
            return name() + ".cnf.xml.sgn";
        }

        byte[] file(String name) throws InterruptedException {
            var answer = phone.fetch(name);
            if (answer instanceof Answer.File file) {
                return file.bytes();
            }
            throw new AssertionError("for " + name + " it got " + answer.describe());
        }

        boolean takes(String name) throws Exception {
            return list.take(file(name));
        }

        /** Right after its record was made or moved an edge may not know of it yet. */
        void takesItsList() {
            Await.until(
                    name() + " takes a list",
                    WITHIN,
                    () -> phone.fetch(listName()) instanceof Answer.File file && list.take(file.bytes()));
        }

        boolean believesItsConfiguration() throws Exception {
            return list.believes(file(configuration()));
        }

        /** Ids of what is found of it. */
        List<String> findings() throws Exception {
            JsonNode page = Admin.parse(admin.get(Admin.REGISTRY, page()));
            return page.path("findings").findValuesAsText("id");
        }

        @Override
        public void close() {
            phone.close();
        }
    }
}
