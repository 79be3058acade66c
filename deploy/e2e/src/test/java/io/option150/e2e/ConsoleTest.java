package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.option150.testkit.Await;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console as a person uses it, in Chromium. */
@ExtendWith(SharedSuite.class)
class ConsoleTest {

    private static final String PHONE = "SEP00112233E001";
    private static final String FILE = "console-ringlist.xml";
    private static final String SERVICE = "/api/v1/services/tftp-edge";

    private static final List<ConsoleLook.View> VIEWS = List.of(
            new ConsoleLook.View("overview", "overview-view", "overview"),
            new ConsoleLook.View("phones", "phones-view", "phones"),
            new ConsoleLook.View("phones/" + PHONE, "phone-view", "phones-one"),
            new ConsoleLook.View("clusters", "clusters-view", "clusters"),
            new ConsoleLook.View("edges", "edges-view", "edges"),
            new ConsoleLook.View("files", "files-view", "files"),
            new ConsoleLook.View("files/" + FILE, "file-view", "files-one"),
            new ConsoleLook.View("requests", "requests-view", "requests"),
            new ConsoleLook.View("dhcp", "dhcp-view", "dhcp"),
            new ConsoleLook.View("audit", "audit-view", "audit"),
            new ConsoleLook.View("about", "about-view", "about"));

    private final Suite suite;
    private final Admin admin;

    ConsoleTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void twoClustersAndAPhone() throws Exception {
        admin.createCluster("console-a", "127.0.0.11", 6999, "null");
        admin.createCluster("console-b", "127.0.0.12", 6999, "null");
        admin.createDevice(PHONE, "console-a");
    }

    @AfterEach
    void gone() throws Exception {
        admin.removeCluster("console-a");
        admin.removeCluster("console-b");
        admin.delete(Admin.FILES, "/api/v1/files/" + FILE);
    }

    @Test
    void aPhoneIsFoundByItsMacAddressAndMoved() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("overview");
            tab.signIn("wrong");
            assertThat(page.locator("#token-faults")).containsText("This token is not known here.");
            tab.signIn(suite.adminToken());
            tab.shows("overview-view");
            page.keyboard().press("Control+k");
            page.locator("find-palette input").fill("00:11:22:33:e0:01");
            assertThat(page.locator("find-palette li", new Page.LocatorOptions().setHasText(PHONE)))
                    .isVisible();
            page.keyboard().press("Enter");
            tab.shows("phone-view");
            assertThat(page.locator("phone-routes li").first()).isVisible();
            tab.button("Move…").click();
            page.locator("move-dialog select").selectOption("console-b");
            tab.button("Move 1 phone").click();
            assertThat(page.getByText(PHONE + " is at home in console-b now.")).isVisible();
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/devices/" + PHONE)
                            .path("clusterId")
                            .asText())
                    .isEqualTo("console-b");
            page.reload();
            tab.shows("phone-view");
            assertThat(page.locator("phone-view dl")).containsText("console-b");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void manyPhonesAreMovedAfterSayingWhatBecomesOfHowMany() throws Exception {
        admin.createDevice("SEP00112233E002", "console-a");
        admin.createDevice("SEP00112233E003", "console-b");
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("phones?q=SEP00112233E00");
            tab.signIn(suite.adminToken());
            assertThat(page.getByText("3 phones", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            tab.button("Move these phones…").click();
            page.locator("#to-many").selectOption("console-b");
            assertThat(page.locator("move-many"))
                    .containsText("Would move: 2, get their first home: 0, stay: 1, refused: 0.");
            assertThat(tab.barriers()).isEmpty();
            page.setViewportSize(360, 740);
            assertThat(tab.sideways()).isZero();
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/devices/" + PHONE)
                            .path("clusterId")
                            .asText())
                    .isEqualTo("console-a");
            tab.button("Move 2 phones").click();
            assertThat(page.getByText("2 phones are at home in console-b now.")).isVisible();
            assertThat(admin.json(Admin.REGISTRY, "/api/v1/devices/" + PHONE)
                            .path("clusterId")
                            .asText())
                    .isEqualTo("console-b");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aBadFieldIsToldAtTheFieldAndAnotherAdminsChangeIsNotOverwritten() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("clusters");
            tab.signIn(suite.adminToken());
            tab.button("New cluster").click();
            page.locator("#clusterId").fill("console-c");
            page.locator("#tftpAddresses").fill("300.1.1.1");
            page.locator("#order").fill("many");
            tab.button("Save").click();
            assertThat(page.locator("#tftpAddresses-faults")).containsText("300.1.1.1");
            assertThat(page.locator("#tftpAddresses")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#clusterId")).hasValue("console-c");
            page.locator("#tftpAddresses").fill("127.0.0.13");
            page.locator("#order").fill("300");
            tab.button("Save").click();
            assertThat(page.getByText("console-c is stored.")).isVisible();

            tab.go("clusters/console-c");
            page.locator("#description").fill("mine");
            Admin.expect(200, admin.put(Admin.REGISTRY, "/api/v1/clusters/console-c", "{\"order\":301}"));
            tab.button("Save").click();
            assertThat(page.getByText("Somebody changed this cluster meanwhile"))
                    .isVisible();
            tab.button("Store mine").click();
            assertThat(page.locator("cluster-dialog")).hasCount(0);
            var stored = admin.json(Admin.REGISTRY, "/api/v1/clusters/console-c");
            assertThat(stored.path("description").asText()).isEqualTo("mine");
            assertThat(stored.path("order").asInt()).isEqualTo(301);
            assertThat(tab.faults()).isEmpty();
        } finally {
            admin.delete(Admin.REGISTRY, "/api/v1/clusters/console-c");
        }
    }

    @Test
    void anEdgeStopsAndStartsStepByStep() throws Exception {
        var edge = admin.json(Admin.REGISTRY, "/api/v1/edges")
                .at("/items/0/edgeId")
                .asText();
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("edges");
            tab.signIn(suite.adminToken());
            var card = page.locator("section[aria-label='" + edge + "']");
            card.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Stop").setExact(true))
                    .click();
            assertThat(page.locator("confirm-dialog")).containsText("it answers no phone");
            page.locator("confirm-dialog button.first").click();
            assertThat(card.locator("state-badge")).containsText("stopped");
            assertThat(card.locator("ol li", new Locator.LocatorOptions().setHasText("drain")))
                    .isVisible();
            card.locator("button.first").click();
            assertThat(card.locator("state-badge")).containsText("running");
            assertThat(tab.faults()).isEmpty();
        } finally {
            admin.put(Admin.REGISTRY, SERVICE + "/edges/" + edge, "{\"state\":\"running\"}");
            Await.until(
                    "it runs",
                    () -> admin.json(Admin.REGISTRY, "/api/v1/edges/" + edge)
                            .path("state")
                            .asText()
                            .equals("running"));
            admin.delete(Admin.REGISTRY, SERVICE + "/edges/" + edge);
        }
    }

    /** A browser has six connections to a host: were each tab to listen for itself, the seventh could ask for nothing more. */
    @Test
    void eightTabsShareOneConnectionForChanges() throws Exception {
        try (var first = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var tabs = new ArrayList<>(List.of(first));
            for (int i = 1; i < 8; i++) {
                tabs.add(first.another());
            }
            for (var tab : tabs) {
                tab.go("clusters");
                tab.signIn(suite.adminToken());
                tab.shows("clusters-view");
            }
            Admin.expect(
                    200, admin.put(Admin.REGISTRY, "/api/v1/clusters/console-a", "{\"description\":\"seen by all\"}"));
            for (var tab : tabs) {
                assertThat(tab.page().getByText("seen by all")).isVisible();
                assertThat(tab.faults()).isEmpty();
            }
        }
    }

    @Test
    void whatTheFileStoreStoresIsShownAsItHappens() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            tab.go("files?prefix=console-");
            tab.signIn(suite.adminToken());
            tab.shows("files-view");
            // By itself it would ask again after 30 s only.
            admin.upload(FILE, "<CiscoIPPhoneRingList/>".getBytes(UTF_8));
            assertThat(tab.page().locator("virtual-rows").getByText(FILE)).isVisible();
        }
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndNothingEnteredIsLost() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("clusters");
            tab.signIn(suite.adminToken());
            tab.button("New cluster").click();
            page.locator("#description").fill("kept");
            page.context().setOffline(true);
            tab.button("Save").click();
            assertThat(page.locator(".banner")).containsText("The server does not answer.");
            assertThat(page.locator("#description")).hasValue("kept");
            page.context().setOffline(false);
            assertThat(page.locator(".banner")).isEmpty();
            assertThat(page.locator("#description")).hasValue("kept");
        }
    }

    @Test
    void whoMayNotIsNotShownWhatTheyMayNot() throws Exception {
        var token = Files.readString(suite.data().resolve("service-token")).strip();
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            tab.go("edges");
            tab.signIn(token);
            tab.shows("edges-view");
            assertThat(tab.button("Stop all")).hasCount(0);
            tab.page().evaluate("location.hash = '#/clusters'");
            tab.shows("clusters-view");
            assertThat(tab.button("New cluster")).hasCount(0);
        }
    }

    @Test
    void everyViewIsForEverybody() throws Exception {
        admin.upload(FILE, "<CiscoIPPhoneRingList/>".getBytes(UTF_8));
        Phone.CURL_TFTP.fetch(suite, PHONE + ".cnf.xml");
        ConsoleLook.at(suite, VIEWS);
    }
}
