package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.option150.registry.axl.standin.AxlStandIn;
import io.option150.registry.axl.standin.StandInNode;
import io.option150.registry.axl.standin.Tomcat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Discovery in the console, against a stand-in for a Unified CM. */
@ExtendWith(SharedSuite.class)
class ConsoleDiscoveryTest {

    private static final String SOURCE = "console-cm";
    private static final String ELSEWHERE = "console-elsewhere";
    private static final String MOVED = "SEP0000000C0500";

    private final Suite suite;
    private final Admin admin;

    @TempDir
    private Path folder;

    ConsoleDiscoveryTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void clustersAndAPhoneSetByHand() throws Exception {
        admin.createCluster(SOURCE, "127.0.0.15", 6999, "null");
        admin.createCluster(ELSEWHERE, "127.0.0.16", 6999, "null");
        admin.createDevice(MOVED, ELSEWHERE);
    }

    @AfterEach
    void gone() throws Exception {
        admin.delete(Admin.REGISTRY, "/api/v1/discovery/sources/" + SOURCE);
        admin.removeCluster(SOURCE);
        admin.removeCluster(ELSEWHERE);
    }

    @Test
    void aSourceIsAddedItsCertificatePinnedAndWhatItProposesIsDone() throws Exception {
        var tomcat = Tomcat.in(folder, SOURCE);
        try (var axl = AxlStandIn.start(tomcat);
                var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            axl.site().nodes(new StandInNode("127.0.0.17", true, true, false)).phones(0xC0500, 3);
            var page = tab.page();
            tab.go("discovery");
            tab.signIn(suite.adminToken());
            tab.button("New source").click();
            page.locator("#name").fill(SOURCE);
            tab.button("Save").click();
            assertThat(page.locator("#url-faults")).containsText("is required");
            page.locator("#url").fill("127.0.0.1:" + axl.port());
            page.locator("#clusterId").fill(SOURCE);
            page.locator("#username").fill(AxlStandIn.USERNAME);
            page.locator("#password").fill(AxlStandIn.PASSWORD);
            tab.button("Save").click();
            assertThat(page.locator("source-page h1")).hasText("Source " + SOURCE);

            tab.go("discovery");
            tab.button("Update now: " + SOURCE).click();
            assertThat(row(page)).containsText("TLS:");
            row(page).locator("a").click();
            assertThat(page.locator("source-page")).containsText("compare it there before you pin it");
            assertThat(page.locator("#password")).hasValue("");
            tab.button("Pin it").click();
            assertThat(page.locator("#certificateSha256")).not().hasValue("");
            tab.button("Save").click();
            assertThat(page.getByText(SOURCE + " is stored.")).isVisible();
            assertThat(page.content()).doesNotContain(AxlStandIn.PASSWORD);

            tab.go("discovery");
            // A look may break off on a busy machine; whoever is told so asks again.
            var report = page.locator("details[open] li").first();
            for (int asked = 0; asked < 5 && !report.innerText().contains("Phones: 3 stated"); asked++) {
                tab.button("Update now: " + SOURCE).click();
                page.waitForTimeout(3_000);
            }
            assertThat(report).containsText("Phones: 3 stated");
            assertThat(row(page)).containsText("answers");
            page.reload();
            assertThat(page.locator("statement-list")).containsText("Set by hand");
            var move = page.locator("proposed-moves tr", new Page.LocatorOptions().setHasText(MOVED));
            assertThat(move).containsText(ELSEWHERE);
            tab.button("Leave " + MOVED + " where it is").click();
            assertThat(page.getByText(MOVED + " stays, and is not proposed again"))
                    .isVisible();
            assertThat(move).hasCount(0);
            tab.button("Undo").click();
            assertThat(move).isVisible();
            assertThat(tab.barriers()).isEmpty();
            tab.button("Move " + MOVED + " to " + SOURCE).click();
            tab.button("Move 1 phone").click();
            assertThat(page.getByText(MOVED + " is at home in " + SOURCE + " now."))
                    .isVisible();
            assertThat(move).hasCount(0);
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/devices/" + MOVED)
                            .path("clusterId")
                            .asText())
                    .isEqualTo(SOURCE);
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void anAddressIsProbedAndWhatIsNoneIsTold() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("discovery");
            tab.signIn(CallerTokens.of("operator"));
            page.locator("#address").fill("nobody");
            tab.button("Ask").click();
            assertThat(page.locator("address-probe [role=alert]")).containsText("nobody");
            page.locator("#address").fill("127.0.0.15");
            tab.button("Ask").click();
            assertThat(page.locator("address-probe dl")).containsText("does not answer");
            assertThat(page.locator("address-probe dl")).containsText(SOURCE);
            assertThat(tab.button("New source")).hasCount(0);
            assertThat(tab.barriers()).isEmpty();
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whoMayReadOnlyAsksNobody() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            tab.go("discovery");
            tab.signIn(CallerTokens.of("viewer"));
            tab.shows("discovery-view");
            assertThat(tab.button("Update now")).hasCount(0);
            assertThat(tab.page().locator("address-probe")).hasCount(0);
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void everyViewIsForEverybody() throws Exception {
        assertThat(admin.put(Admin.REGISTRY, "/api/v1/discovery/sources/" + SOURCE, """
                        {"kind":"axl","url":"127.0.0.1:1","username":"discovery","password":"s3cret","clusterId":"console-cm"}""")
                        .statusCode())
                .isEqualTo(201);
        ConsoleLook.at(
                suite,
                List.of(
                        new ConsoleLook.View("discovery", "discovery-view", "discovery"),
                        new ConsoleLook.View("discovery/" + SOURCE, "source-page", "discovery-source")));
    }

    private static Locator row(Page page) {
        return page.locator(
                "section[aria-labelledby='sources'] tr",
                new Page.LocatorOptions().setHas(page.getByText(SOURCE, new Page.GetByTextOptions().setExact(true))));
    }
}
