package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console tells of requests, of changes, and to DHCP servers. */
@ExtendWith(SharedSuite.class)
class ConsoleRecordsTest {

    private static final String CLUSTER = "console-audit";

    private final Suite suite;
    private final Admin admin;

    ConsoleRecordsTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void aRequestIsSeenAsItIsMadeUnlessTheListIsPaused() throws Exception {
        admin.upload("console-live.xml", new byte[] {'<', 'a', '/', '>'});
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            var rows = page.locator("requests-view tbody tr");
            tab.go("requests?name=CONSOLE-live.xml");
            tab.signIn(suite.adminToken());
            assertThat(page.getByText("No edge remembers such a request.")).isVisible();
            Phone.CURL_TFTP.fetch(suite, "console-live.xml");
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText("served");
            tab.button("Pause").click();
            Phone.CURL_TFTP.fetch(suite, "console-live.xml");
            assertThat(page.getByText("paused")).isVisible();
            // More than two looks of a page that does look.
            page.waitForTimeout(4_000);
            assertThat(rows).hasCount(1);
            tab.button("Go on").click();
            assertThat(rows).hasCount(2);
            page.locator("requests-view input[name=client]").fill("nobody");
            assertThat(page.locator("requests-view [role=alert]")).containsText("IPv4");
            assertThat(page.url()).contains("client=nobody");
            assertThat(tab.faults()).isEmpty();
        } finally {
            admin.delete(Admin.FILES, "/api/v1/files/console-live.xml");
        }
    }

    @Test
    void aChangeIsShownFieldByField() throws Exception {
        admin.createCluster(CLUSTER, "127.0.0.14", 6999, "null");
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            Admin.expect(200, admin.put(Admin.REGISTRY, "/api/v1/clusters/" + CLUSTER, "{\"order\":4711}"));
            var page = tab.page();
            tab.go("audit?what=cluster%2F" + CLUSTER);
            tab.signIn(suite.adminToken());
            var changes = page.locator("audit-view li");
            assertThat(changes).hasCount(2);
            assertThat(changes.first()).containsText("changed");
            changes.first().locator("summary").click();
            var rank = changes.first()
                    .locator("tr", new Locator.LocatorOptions().setHas(page.getByText("rank", exactly())));
            assertThat(rank.locator("ins")).hasText("4711");
            assertThat(rank.locator("del")).not().hasText("4711");
            assertThat(tab.barriers()).isEmpty();
            assertThat(tab.faults()).isEmpty();
        } finally {
            admin.removeCluster(CLUSTER);
        }
    }

    @Test
    void linesForADhcpServerAreCopied() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            tab.go("dhcp");
            tab.signIn(suite.adminToken());
            assertThat(page.locator("#addresses")).not().hasValue("");
            page.locator("#addresses").fill("10.0.0.5, 2001:db8::5");
            var ios = page.locator("section.ios");
            assertThat(ios.locator("pre")).containsText("option 150 ip 10.0.0.5");
            ios.locator("copy-button").first().locator("button").click();
            assertThat(ios.locator("copy-button").first()).containsText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()").toString())
                    .contains("option 150 ip 10.0.0.5");
            page.locator("#addresses").fill("10.0.0.500");
            assertThat(page.locator("#addresses-faults")).containsText("10.0.0.500");
            assertThat(tab.faults()).isEmpty();
        }
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
