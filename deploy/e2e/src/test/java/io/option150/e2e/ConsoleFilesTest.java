package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the console, in a suite that refuses phones' files with errors. */
class ConsoleFilesTest {

    private static final String PHONE = "SEP00112233F002";
    private static final String BROKEN = "SEP00112233F001.cnf.xml";

    private static Suite suite;
    private static Admin admin;

    @BeforeAll
    static void refusing() throws Exception {
        Map<String, String> settings = new HashMap<>(CallerTokens.settings());
        settings.put("OPTION150_FILES_CHECK", "refuse");
        suite = Suite.start(settings);
        admin = new Admin(suite);
    }

    @AfterAll
    static void gone() throws Exception {
        suite.close();
    }

    @Test
    void aFolderIsUploadedAndAFileRenewedRestoredAndDeleted(@TempDir Path folder) throws Exception {
        var tones = Files.createDirectories(folder.resolve("Console_Land")).resolve("g3-tones.xml");
        Files.writeString(tones, "<tones/>");
        Files.writeString(tones.resolveSibling("rings.xml"), "<rings/>");
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("files");
            tab.signIn(suite.adminToken());
            tab.shows("files-view");
            page.locator("#whole").setInputFiles(tones.getParent());
            assertThat(page.getByText("2 of 2 stored, 0 under way, 0 not stored"))
                    .isVisible();
            row(page, "Console_Land/").getByRole(AriaRole.LINK).click();
            assertThat(row(page, "rings.xml")).isVisible();
            row(page, "g3-tones.xml").getByRole(AriaRole.LINK).click();
            assertThat(page.locator("file-view h1")).hasText("Console_Land/g3-tones.xml");
            page.locator("file-view input[type=file]").setInputFiles(payload("any.xml", "<tones>new</tones>"));
            assertThat(page.locator("file-view dd").nth(1)).hasText("2");
            Phone.CURL_TFTP.fetch(suite, "Console_Land/g3-tones.xml");
            assertThat(page.locator(".askers tbody tr")).hasCount(1);
            tab.button("Restore version 1").click();
            assertThat(page.getByText("Version 1 is the newest again")).isVisible();
            assertThat(stored("Console_Land/g3-tones.xml")).isEqualTo("<tones/>");
            page.locator("#diff-from").selectOption("2");
            assertThat(page.locator("file-diff .old")).hasText("-<tones>new</tones>");
            assertThat(page.locator("file-diff .new")).hasText("+<tones/>");
            var saved =
                    page.waitForDownload(() -> tab.button("Download version 2").click());
            assertThat(saved.suggestedFilename()).isEqualTo("g3-tones.xml");
            assertThat(Files.readString(saved.path())).isEqualTo("<tones>new</tones>");
            assertThat(tab.barriers()).isEmpty();
            tab.button("Delete…").click();
            assertThat(page.locator("confirm-dialog")).containsText("all its versions (3) are gone for good");
            assertThat(page.locator("confirm-dialog")).containsText("that the edges remember: 1.");
            tab.button("Delete 1 file").click();
            assertThat(page.getByText("Console_Land/g3-tones.xml is deleted.")).isVisible();
            Admin.expect(404, admin.get(Admin.REGISTRY, "/api/v1/files/Console_Land/g3-tones.xml"));
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whatPhonesWouldThrowAwayIsToldLineByLineAndStoredWhenInsistedOn() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("files");
            tab.signIn(suite.adminToken());
            tab.shows("files-view");
            drop(page, BROKEN, "<device>\n<fullConfig></device>");
            var upload = page.locator("upload-list li", new Page.LocatorOptions().setHasText(BROKEN))
                    .first();
            assertThat(upload).containsText("refused");
            assertThat(upload.locator("ol")).containsText("line 2");
            assertThat(tab.barriers()).isEmpty();
            Admin.expect(404, admin.get(Admin.REGISTRY, "/api/v1/files/" + BROKEN));
            tab.button("Upload all the same: " + BROKEN).click();
            assertThat(upload.locator("state-badge")).containsText("stored");
            assertThat(stored(BROKEN)).contains("fullConfig");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void anUploadThatBreaksOffIsTriedAgain() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("files");
            tab.signIn(suite.adminToken());
            tab.shows("files-view");
            page.context().setOffline(true);
            page.locator("#some").setInputFiles(payload("console-again.xml", "<again/>"));
            assertThat(page.getByText("0 of 1 stored, 0 under way, 1 not stored"))
                    .isVisible();
            page.context().setOffline(false);
            tab.button("Try again: console-again.xml").click();
            assertThat(page.getByText("1 of 1 stored")).isVisible();
            assertThat(stored("console-again.xml")).isEqualTo("<again/>");
        }
    }

    @Test
    void aPackageIsUnpackedWithItsReportAndOneThatIsNoneIsTold(@TempDir Path folder) throws Exception {
        var zip = folder.resolve("console-pack.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("tones.xml"));
            out.write("<tones/>".getBytes(UTF_8));
            out.putNextEntry(new ZipEntry("copstart.sh"));
            out.write("echo".getBytes(UTF_8));
        }
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("files?prefix=Console_Pack%2F");
            tab.signIn(suite.adminToken());
            tab.shows("files-view");
            page.locator("#packed").setInputFiles(zip);
            var upload = page.locator("upload-list li", new Page.LocatorOptions().setHasText("console-pack.zip"))
                    .first();
            assertThat(upload).containsText("New files: 1, new versions: 0, unchanged: 0");
            upload.locator("summary", new Locator.LocatorOptions().setHasText("Left out (1)"))
                    .click();
            assertThat(upload).containsText("a script by which Unified CM installs");
            assertThat(stored("Console_Pack/tones.xml")).isEqualTo("<tones/>");
            assertThat(row(page, "tones.xml")).isVisible();
            assertThat(tab.barriers()).isEmpty();
            page.locator("#packed").setInputFiles(payload("console-none.zip", "no package"));
            assertThat(page.locator("upload-list li", new Page.LocatorOptions().setHasText("console-none.zip"))
                            .first())
                    .containsText("Nothing was stored");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aPhonesPageShowsItsConfigurationWhatIsFoundAndWhatWasChanged() throws Exception {
        admin.createCluster("console-conf", "127.0.0.19", 6999, "null");
        admin.createDevice(PHONE, "console-conf");
        admin.upload(PHONE + ".cnf.xml", "<device>\n<loadInformation>one</loadInformation>\n</device>".getBytes(UTF_8));
        admin.upload(PHONE + ".cnf.xml", "<device>\n<loadInformation>two</loadInformation>\n</device>".getBytes(UTF_8));
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("phones/" + PHONE);
            tab.signIn(suite.adminToken());
            tab.shows("phone-view");
            var configuration = page.locator("phone-configuration");
            assertThat(configuration).containsText("a file that was put by hand");
            assertThat(configuration.locator("li state-badge").first()).isVisible();
            assertThat(configuration.locator("file-diff .new")).hasText("+<loadInformation>two</loadInformation>");
            Admin.expect(
                    201,
                    admin.put(
                            Admin.REGISTRY,
                            "/api/v1/call-manager-groups/console-conf",
                            "{\"members\":[{\"address\":\"192.0.2.10\"}]}"));
            Admin.expect(
                    201,
                    admin.put(
                            Admin.REGISTRY,
                            "/api/v1/device-configs/" + PHONE,
                            "{\"callManagerGroup\":\"console-conf\",\"protocol\":\"SIP\","
                                    + "\"model\":\"8841\",\"lines\":[{\"number\":\"7001\"}]}"));
            page.reload();
            assertThat(configuration.locator("record-preview h3").first()).isVisible();
            page.locator("#diff-to").selectOption("record");
            assertThat(configuration.locator("file-diff .old").first()).isVisible();
            assertThat(tab.barriers()).isEmpty();
            page.setViewportSize(360, 740);
            assertThat(tab.sideways()).isZero();
            page.keyboard().press("Control+k");
            page.locator("find-palette input").fill("7001");
            assertThat(page.locator("find-palette li", new Page.LocatorOptions().setHasText("Phone's record, 7001")))
                    .isVisible();
            assertThat(tab.faults()).isEmpty();
        } finally {
            admin.delete(Admin.REGISTRY, "/api/v1/device-configs/" + PHONE);
            admin.delete(Admin.REGISTRY, "/api/v1/call-manager-groups/console-conf");
            admin.removeCluster("console-conf");
        }
    }

    @Test
    void whoMayOnlyReadIsNotOfferedMore() throws Exception {
        admin.upload("console-read.xml", "<read/>".getBytes(UTF_8));
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            tab.go("files");
            tab.signIn(CallerTokens.of("viewer"));
            assertThat(row(tab.page(), "console-read.xml")).isVisible();
            assertThat(tab.button("Upload files…")).hasCount(0);
            tab.page().keyboard().press("Control+k");
            tab.page().locator("find-palette input").fill("console-re");
            tab.page()
                    .locator("find-palette li", new Page.LocatorOptions().setHasText("console-read.xml"))
                    .click();
            assertThat(tab.button("Download")).isVisible();
            assertThat(tab.button("Delete…")).hasCount(0);
            assertThat(tab.button("New version…")).hasCount(0);
        }
    }

    private static Locator row(Page page, String name) {
        return page.locator("files-view .body [role=row]", new Page.LocatorOptions().setHasText(name));
    }

    private static FilePayload payload(String name, String text) {
        return new FilePayload(name, "application/xml", text.getBytes(UTF_8));
    }

    /** Drags a file over the list and lets it go, as the browser tells the page of it. */
    private static void drop(Page page, String name, String text) {
        var data = page.evaluateHandle(
                "([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name)); return data; }",
                new String[] {name, text});
        var list = page.locator("files-view virtual-rows");
        list.dispatchEvent("dragover", Map.of("dataTransfer", data));
        list.dispatchEvent("drop", Map.of("dataTransfer", data));
    }

    private static String stored(String path) throws Exception {
        return Admin.expect(200, admin.get(Admin.REGISTRY, "/api/v1/files/" + path))
                .body();
    }
}
