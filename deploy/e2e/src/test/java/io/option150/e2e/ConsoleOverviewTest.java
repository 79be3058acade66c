package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console tells at a glance: the last hour, how clusters answer, and, in Chinese, what a phone would get and why. */
@ExtendWith(SharedSuite.class)
class ConsoleOverviewTest {

    private static final String CLUSTER = "console-glance";
    private static final String PHONE = "SEP00112233E0F1";
    private static final String FILE = "console-glance.xml";

    private final Suite suite;
    private final Admin admin;

    ConsoleOverviewTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void aPhoneOfAClusterThatIsAway() throws Exception {
        admin.createCluster(CLUSTER, "127.0.0.20", 6999, "null");
        admin.createDevice(PHONE, CLUSTER);
        admin.upload(FILE, "<a/>".getBytes(UTF_8));
    }

    @AfterEach
    void gone() throws Exception {
        admin.removeCluster(CLUSTER);
        admin.delete(Admin.FILES, "/api/v1/files/" + FILE);
    }

    @Test
    void theLastHourIsDrawnWithItsNumbers() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("overview");
            tab.signIn(CallerTokens.of("viewer"));
            Phone.CURL_TFTP.fetch(suite, FILE);
            var requests = page.locator("activity-plots svg.plot").first();
            assertThat(requests)
                    .hasAttribute("aria-label", Pattern.compile("Requests a minute, by outcome\\. served: [1-9].*"));
            assertThat(requests.locator("rect.served").first()).isVisible();
            page.locator("activity-plots summary").first().click();
            assertThat(page.locator("activity-plots table").first()).containsText("served");
            assertThat(page.locator("ahead-notes")).containsText("ends within 30 days");
            assertThat(tab.barriers()).isEmpty();
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aClusterThatDoesNotAnswerIsSeenAmongThoseThatPointAtEachOther() throws Exception {
        Phone.CURL_TFTP.fetch(suite, PHONE + ".cnf.xml");
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("clusters");
            tab.signIn(suite.adminToken());
            var row = page.locator("clusters-view tbody tr", new Page.LocatorOptions().setHasText(CLUSTER));
            assertThat(row).containsText("127.0.0.20");
            assertThat(row).containsText("does not answer");
            assertThat(page.locator(".tree ul ul")).containsText(CLUSTER);
            assertThat(tab.barriers()).isEmpty();
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aChangeElsewhereIsShownAtOnce() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("clusters");
            tab.signIn(CallerTokens.of("viewer"));
            assertThat(page.locator(".tree ul ul")).containsText(CLUSTER);
            // By now the page is told of changes, and asks by itself once a minute only.
            page.waitForTimeout(4_000);
            Admin.expect(
                    200,
                    admin.put(Admin.REGISTRY, "/api/v1/clusters/" + CLUSTER, "{\"description\":\"told at once\"}"));
            assertThat(page.getByText("told at once"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(4_000));
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whatAPhoneWouldGetIsToldInChinese() throws Exception {
        try (var tab = ConsoleTab.open(suite, "zh-CN", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("phones/" + PHONE);
            tab.signIn(suite.adminToken());
            assertThat(page.locator("phone-routes details")).hasCount(3);
            assertThat(page.locator("phone-routes")).containsText("归属集群：");
            assertThat(page.locator("phone-routes li [lang=en]")).hasCount(0);
            page.getByText("其配置记录").click();
            assertThat(page.getByText("还没有记录")).isVisible();
            assertThat(tab.faults()).isEmpty();
        }
    }
}
