package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.option150.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Trust in the console: modes, certificates, rotation step by step, the exchange with other clusters. */
@ExtendWith(SharedSuite.class)
class ConsoleTrustTest {

    private static final String CLUSTER = "console-trust";
    private static final String OWN = "/api/v1/certificates/own";

    private final Suite suite;
    private final Admin admin;

    @TempDir
    private Path folder;

    ConsoleTrustTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void aRemoteCluster() throws Exception {
        admin.createCluster(CLUSTER, "127.0.0.18", 6999, "null");
    }

    @AfterEach
    void gone() throws Exception {
        admin.removeCluster(CLUSTER);
    }

    @Test
    void aSignerIsPromotedStepByStepAndWhoIsTooEarlyIsTold() throws Exception {
        var standby = fingerprint("sast-standby");
        var signer = fingerprint("sast");
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("trust");
            tab.signIn(suite.adminToken());
            var steps = page.locator("signer-rotation li");
            assertThat(steps.first()).containsText("done");
            tab.button("Have it sign from now on").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(steps.last().locator("[role=alert]")).containsText("would refuse its lists");
            assertThat(fingerprint("sast")).isEqualTo(signer);
            tab.button("Have it sign all the same").click();
            assertThat(page.locator("confirm-dialog")).containsText("deleted by hand");
            page.locator("confirm-dialog button.first").click();
            assertThat(page.getByText("It signs the lists from now on.")).isVisible();
            assertThat(fingerprint("sast")).isEqualTo(standby);
            assertThat(steps.last()).containsText("done");
            tab.button("Announce a new one").click();
            assertThat(page.locator("confirm-dialog")).containsText("leaves the lists");
            page.locator("confirm-dialog button").first().click();
            assertThat(tab.faults()).isEmpty();
        } finally {
            // Others hold lists of the signer before, and ask for one that is announced.
            Admin.expect(200, admin.post(Admin.REGISTRY, OWN + "/sast/promote?force=true", ""));
            Admin.expect(200, admin.post(Admin.REGISTRY, OWN + "/sast-standby/renew", ""));
        }
    }

    @Test
    void aCertificateIsMadeAnewAndTheOneBeforeRestored() throws Exception {
        var before = fingerprint("tftp-https");
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("trust");
            tab.signIn(suite.adminToken());
            tab.button("Make a new one: HTTPS for phones").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(page.getByText("HTTPS for phones: another certificate is in its place now."))
                    .isVisible();
            assertThat(fingerprint("tftp-https")).isNotEqualTo(before);
            page.getByText("Certificates that were replaced").click();
            page.locator(
                            "own-certificates tr",
                            new Page.LocatorOptions().setHas(page.locator("[title='" + before + "']")))
                    .getByText("Restore")
                    .click();
            page.locator("confirm-dialog button.first").click();
            Await.until(
                    "the one before is back", () -> fingerprint("tftp-https").equals(before));
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aModeIsChangedWithItsWarning() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("trust");
            tab.signIn(suite.adminToken());
            assertThat(page.locator("trust-mode details")).hasCount(1);
            page.getByLabel("Mixed mode").check();
            tab.button("Change the mode").click();
            assertThat(page.locator("confirm-dialog")).containsText("no way back");
            tab.button("Cancel").click();
            page.getByLabel("Proxy only").check();
            tab.button("Change the mode").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(page.getByText("The mode is Proxy only now.")).isVisible();
            assertThat(page.locator("trust-mode details")).hasCount(0);
            page.getByLabel("Security by default").check();
            tab.button("Change the mode").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(page.getByText("The mode is Security by default now.")).isVisible();
            assertThat(page.locator("trust-mode details")).hasCount(1);
            assertThat(tab.faults()).isEmpty();
        } finally {
            Admin.expect(200, admin.put(Admin.REGISTRY, "/api/v1/trust-lists/mode", "{\"mode\":\"non-secure\"}"));
        }
    }

    @Test
    void certificatesGoOutAndComeInAndWhatIsMissingIsTold() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("trust");
            tab.signIn(suite.adminToken());
            var row = page.locator("exchange-matrix tr", new Page.LocatorOptions().setHasText(CLUSTER));
            assertThat(row).containsText("missing");
            assertThat(row).containsText("take them in here");
            assertThat(row).containsText("port 2445");

            tab.button("Give our certificates away…").click();
            page.locator("#password").fill("short");
            tab.button("Download").click();
            assertThat(page.locator("#password-faults")).containsText("at least 8 characters");
            page.locator("#password").fill("long-enough");
            var file = folder.resolve("ours.p12");
            page.waitForDownload(() -> tab.button("Download").click()).saveAs(file);
            assertThat(Files.size(file)).isPositive();
            assertThat(page.getByText("The file is made")).isVisible();

            tab.button("Take a cluster's in…").click();
            page.locator("#cluster").selectOption(CLUSTER);
            page.locator("#pkcs12").setInputFiles(file);
            page.locator("#password").fill("another-one");
            tab.button("Take in").click();
            assertThat(page.locator("#pkcs12-faults")).containsText("must open with the password");
            page.locator("#password").fill("long-enough");
            tab.button("Take in").click();
            assertThat(page.locator("exchange-matrix")).containsText("held before: 5");
            assertThat(page.locator("trust-records")).containsText("Given away");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whoMayReadOnlySeesWhatIsMissingAndChangesNothing() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("trust");
            tab.signIn(CallerTokens.of("operator"));
            assertThat(page.locator("exchange-matrix tr", new Page.LocatorOptions().setHasText(CLUSTER)))
                    .containsText("missing");
            assertThat(page.getByLabel("Mixed mode")).isDisabled();
            assertThat(page.getByText("Make a new one")).hasCount(0);
            assertThat(page.locator("signer-rotation").locator("button")).hasCount(0);
            assertThat(page.locator("exchange-matrix").locator("button")).hasCount(1);
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void theViewIsForEverybody() throws Exception {
        ConsoleLook.at(suite, List.of(new ConsoleLook.View("trust", "trust-view", "trust")));
    }

    private String fingerprint(String use) throws Exception {
        for (var own : admin.json(Admin.REGISTRY, OWN)) {
            if (own.path("use").asText().equals(use)) {
                return own.at("/certificate/fingerprint").asText();
            }
        }
        throw new AssertionError("no certificate for " + use);
    }
}
