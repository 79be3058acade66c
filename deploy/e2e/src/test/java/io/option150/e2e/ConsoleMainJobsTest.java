package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.option150.testkit.Await;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people come to the console for, from an empty suite to a phone that works; each step by the page alone. */
@ExtendWith(SharedSuite.class)
class ConsoleMainJobsTest {

    private static final String PHONE_A = "SEP00112233AA01";
    private static final String PHONE_B = "SEP00112233BB01";
    private static final String RINGS = "console-rings.xml";

    private final Suite suite;
    private final Admin admin;
    private final RemoteServer a;
    private final RemoteServer b;

    ConsoleMainJobsTest(Suite suite) throws IOException, InterruptedException {
        this.suite = suite;
        this.admin = new Admin(suite);
        this.a = RemoteServer.tftpdHpa("127.0.0.21");
        this.b = RemoteServer.tftpdHpa("127.0.0.22");
    }

    @BeforeEach
    void phonesFilesStandAtTheirClusters() throws Exception {
        a.put(PHONE_A + ".cnf.xml", "<device>a</device>".getBytes(UTF_8));
        b.put(PHONE_B + ".cnf.xml", "<device>b</device>".getBytes(UTF_8));
        b.put(PHONE_A + ".cnf.xml", "<device>a, moved</device>".getBytes(UTF_8));
    }

    @AfterEach
    void gone() throws Exception {
        admin.removeCluster("console-jobs-a");
        admin.removeCluster("console-jobs-b");
        admin.delete(Admin.FILES, "/api/v1/files/" + RINGS);
        a.close();
        b.close();
    }

    @Test
    void twoClustersAreConnectedAPhoneOfEachBootsOneIsMovedAndAMissingFileIsExplained() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("overview");
            tab.signIn(suite.adminToken());
            tab.shows("overview-view");
            connect(tab, "console-jobs-a", a);
            connect(tab, "console-jobs-b", b);

            boot(PHONE_A, "<device>a</device>");
            boot(PHONE_B, "<device>b</device>");
            tab.go("phones?q=" + PHONE_B);
            assertThat(page.locator("virtual-rows").getByText(PHONE_B)).isVisible();

            // Who is not there yet is given a home all the same.
            tab.go("phones?q=00%3A11%3A22%3A33%3Acc%3A01");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The phone's page"))
                    .click();
            tab.button("Give it a home…").click();
            page.locator("move-dialog select").selectOption("console-jobs-a");
            tab.button("Move 1 phone").click();
            assertThat(page.locator("phone-view dl")).containsText("never seen");

            find(tab, "00:11:22:33:aa:01", PHONE_A);
            tab.shows("phone-view");
            tab.button("Give it a home…").click();
            page.locator("move-dialog select").selectOption("console-jobs-b");
            tab.button("Move 1 phone").click();
            assertThat(page.getByText(PHONE_A + " is at home in console-jobs-b now."))
                    .isVisible();
            boot(PHONE_A, "<device>a, moved</device>");

            tab.go("files");
            tab.shows("files-view");
            page.locator("#some").setInputFiles(new FilePayload(RINGS, "application/xml", "<rings/>".getBytes(UTF_8)));
            assertThat(page.getByText("1 of 1 stored")).isVisible();
            Await.until(
                    "phones get it", () -> Phone.CURL_TFTP.fetch(suite, RINGS).is("<rings/>".getBytes(UTF_8)));

            // Nobody has it, and the page says so where the phone is looked at.
            Phone.CURL_TFTP.fetch(suite, "CTLSEP00112233BB01.tlv");
            tab.go("requests?name=CTLSEP00112233BB01.tlv");
            var asked = page.locator("requests-view tbody tr");
            assertThat(asked).hasCount(1);
            assertThat(asked).containsText("not found");
            tab.go("phones/" + PHONE_B);
            tab.shows("phone-view");
            assertThat(page.locator("phone-view")).containsText("CTLSEP00112233BB01.tlv");
            assertThat(page.locator("phone-routes li").first()).isVisible();
            assertThat(tab.faults()).isEmpty();
        }
    }

    private void connect(ConsoleTab tab, String id, RemoteServer server) {
        var page = tab.page();
        tab.go("clusters");
        tab.shows("clusters-view");
        tab.button("New cluster").click();
        page.locator("#clusterId").fill(id);
        page.locator("#tftpAddresses").fill(server.address());
        page.locator("#tftpPort").fill(Integer.toString(server.port()));
        page.locator("#httpPort").fill("");
        tab.button("Save").click();
        assertThat(page.getByText(id + " is stored.")).isVisible();
    }

    private void boot(String phone, String configuration) {
        Await.until(
                phone + " gets its configuration",
                () -> Phone.CURL_TFTP.fetch(suite, phone + ".cnf.xml").is(configuration.getBytes(UTF_8)));
    }

    private static void find(ConsoleTab tab, String text, String phone) {
        var page = tab.page();
        page.keyboard().press("Control+k");
        page.locator("find-palette input").fill(text);
        page.locator("find-palette li", new Page.LocatorOptions().setHasText("Phone"))
                .filter(new Locator.FilterOptions().setHasText(phone))
                .first()
                .click();
    }
}
