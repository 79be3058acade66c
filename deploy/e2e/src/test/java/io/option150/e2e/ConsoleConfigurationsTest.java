package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.option150.testkit.Await;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Profiles, call-manager groups, common files, templates and phones' records in the console, and the files that are made of them. */
@ExtendWith(SharedSuite.class)
class ConsoleConfigurationsTest {

    private static final String PHONE = "SEP00112233C0F1";
    private static final String RECORD = "configurations/phone%2F" + PHONE;
    private static final String GATEWAY_TEXT =
            "<gateway><name>{gateway.name}</name><port>{values.port}</port></gateway>";

    private final Suite suite;
    private final Admin admin;

    ConsoleConfigurationsTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @BeforeEach
    void aPhoneThatInheritsFromTwoProfiles() throws Exception {
        put("call-manager-groups/console-main", "{\"members\":[{\"address\":\"192.0.2.10\"}]}");
        put("profiles/console-site", """
                {"protocol":"SIP","callManagerGroup":"console-main","fields":{"vendorConfig/webAccess":"0"}}""");
        put("profiles/console-desk", """
                {"parent":"console-site","model":"8841"}""");
        put("device-configs/" + PHONE, """
                {"profile":"console-desk","lines":[{"number":"201","label":"Reception","authPassword":"s3cr3t-201"}]}""");
        put("templates/console-own", "{\"form\":\"gateway\",\"text\":\"" + GATEWAY_TEXT + "\"}");
        put("common-files/console-gate", """
                {"kind":"gateway","template":"console-own","content":{"port":"5061"}}""");
    }

    @AfterEach
    void gone() throws Exception {
        for (var record : List.of(
                "device-configs/" + PHONE,
                "profiles/console-lobby",
                "profiles/console-desk",
                "profiles/console-site",
                "common-files/console-gate",
                "common-files/console-plan",
                "templates/console-own",
                "templates/console-new",
                "call-manager-groups/console-main")) {
            admin.delete(Admin.REGISTRY, "/api/v1/" + record);
        }
    }

    @Test
    void aPhonesFileIsShownAsItWouldBeWhileItIsEntered() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("configurations");
            tab.signIn(suite.adminToken());
            assertThat(page.locator(".tree")).containsText("console-desk");
            page.locator("virtual-rows a", new Page.LocatorOptions().setHasText(PHONE))
                    .click();
            var preview = page.locator("record-preview");
            assertThat(preview.locator(".text")).containsText("<featureLabel>Reception</featureLabel>");
            assertThat(preview.locator(".marked").first()).containsText("is readable for everyone");
            assertThat(preview.locator(".origins")).containsText("Profile console-site");
            assertThat(page.locator("[id='model-hint']")).hasText("Empty: 8841, from profile console-desk");
            field(tab, "lines[0].label").fill("Lobby");
            assertThat(preview.locator(".text")).containsText("<featureLabel>Lobby</featureLabel>");
            assertThat(preview).containsText("nothing is stored yet");

            tab.button("Say it here: vendorConfig/webAccess").click();
            field(tab, "fields.vendorConfig/webAccess").fill("9");
            assertThat(faults(tab, "fields.vendorConfig/webAccess")).containsText("must be a number from 0 to 2");
            assertThat(preview).containsText("breaks a rule");
            field(tab, "fields.vendorConfig/webAccess").fill("1");
            assertThat(faults(tab, "fields.vendorConfig/webAccess")).isEmpty();
            assertThat(preview.locator(".text")).containsText("<webAccess>1</webAccess>");
            tab.button("Save").click();
            assertThat(page.getByText(PHONE + " is stored.")).isVisible();
            assertThat(page.content()).doesNotContain("s3cr3t-201");

            // Edges hear of it a moment after it is stored.
            Await.until("the phone gets what was entered", () -> {
                var served = new String(
                        Phone.CURL_TFTP.fetch(suite, PHONE + ".cnf.xml").bytes(), UTF_8);
                return served.contains("<featureLabel>Lobby</featureLabel>")
                        && served.contains("<webAccess>1</webAccess>")
                        && served.contains("<authPassword>s3cr3t-201</authPassword>");
            });
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aProfileIsMadeAndWhatInheritsFromItFollows() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("configurations");
            tab.signIn(suite.adminToken());
            tab.button("New profile").click();
            page.locator("#name").fill("console-lobby");
            page.locator("#parent").selectOption("console-desk");
            page.locator("#model").fill("8840");
            assertThat(page.locator("profile-page")).containsText("→ console-desk → console-site");
            tab.button("Save").click();
            assertThat(faults(tab, "model")).containsText("8840");
            page.locator("#model").fill("");
            page.locator(".new-path").fill("sipProfile/phoneLabel");
            page.locator(".new-path").press("Enter");
            field(tab, "fields.sipProfile/phoneLabel").fill("Lobby");
            tab.button("Save").click();
            assertThat(page.locator("profile-page h1")).hasText("Profile console-lobby");

            tab.go(RECORD);
            page.locator("#profile").selectOption("console-lobby");
            tab.button("Save").click();
            assertThat(page.getByText(PHONE + " is stored.")).isVisible();
            tab.go("configurations/profile%2Fconsole-lobby");
            field(tab, "fields.sipProfile/phoneLabel").fill("Foyer");
            tab.button("Save").click();
            assertThat(page.getByText("console-lobby is stored.")).isVisible();
            Await.until(
                    "the phone's file follows",
                    () -> new String(
                                    Phone.CURL_TFTP
                                            .fetch(suite, PHONE + ".cnf.xml")
                                            .bytes(),
                                    UTF_8)
                            .contains("<phoneLabel>Foyer</phoneLabel>"));

            tab.button("Delete…").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(page.locator("[role=alert].fault").first()).containsText("1 devices");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whatAnotherAdminChangedMeanwhileIsMerged() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("configurations/profile%2Fconsole-desk");
            tab.signIn(suite.adminToken());
            page.locator("#load").fill("sip88xx.mine");
            put("profiles/console-desk", """
                    {"parent":"console-site","model":"8851","fields":{"vendorConfig/webAccess":"2"}}""");
            tab.button("Save").click();
            var choice = page.locator("section.merge");
            assertThat(choice).containsText("Somebody changed this meanwhile");
            assertThat(choice.locator("tr", new Locator.LocatorOptions().setHasText("model")))
                    .containsText("8851");
            assertThat(choice.locator("tr", new Locator.LocatorOptions().setHasText("load")))
                    .hasCount(0);
            tab.button("Store mine").click();
            assertThat(page.getByText("console-desk is stored.")).isVisible();
            var stored = admin.json(Admin.REGISTRY, "/api/v1/profiles/console-desk");
            assertThat(stored.path("load").asText()).isEqualTo("sip88xx.mine");
            assertThat(stored.path("model").asText()).isEqualTo("8851");
            assertThat(stored.at("/fields/vendorConfig~1webAccess").asText()).isEqualTo("2");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aGroupsMembersAreAddedAndMoved() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("configurations/group%2Fconsole-main");
            tab.signIn(suite.adminToken());
            tab.button("Add a call manager").click();
            field(tab, "members[1].address").fill("not a host");
            tab.button("Save").click();
            assertThat(faults(tab, "members[1].address")).containsText("not a host");
            field(tab, "members[1].address").fill("cm2.example.net");
            field(tab, "members[1].sipPort").fill("5070");
            tab.button("Save").click();
            assertThat(page.getByText("console-main is stored.")).isVisible();
            var member = admin.json(Admin.REGISTRY, "/api/v1/call-manager-groups/console-main")
                    .at("/members/1");
            assertThat(member.path("address").asText()).isEqualTo("cm2.example.net");
            assertThat(member.path("sipPort").asInt()).isEqualTo(5070);
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aDialPlanIsMadeAndServed() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go("configurations");
            tab.signIn(suite.adminToken());
            tab.button("New common file").click();
            var preview = page.locator("record-preview");
            assertThat(preview).containsText("Enter its name");
            page.locator("#name").fill("console-plan");
            page.locator("#kind").selectOption("soft-keys");
            assertThat(field(tab, "content")).hasValue(Pattern.compile("NewCall"));
            page.locator("#kind").selectOption("dial-plan");
            assertThat(preview.locator(".text")).containsText("<TEMPLATE MATCH=\"2..\" TIMEOUT=\"1\"/>");

            field(tab, "content").fill("{\"rules\": [");
            assertThat(faults(tab, "content")).containsText("is no JSON");
            tab.button("Save").click();
            assertThat(faults(tab, "content")).containsText("is no JSON");
            field(tab, "content").fill("{\"rules\": [{\"match\": 49301234567890123456}]}");
            assertThat(faults(tab, "content")).containsText("must be in quotes");
            field(tab, "content").fill("{\"rules\": [{\"match\": \"3..\", \"timeout\": \"soon\"}]}");
            assertThat(faults(tab, "content")).containsText("content/rules[0]/timeout");
            assertThat(preview).containsText("breaks a rule");
            field(tab, "content").fill("{\"rules\": [{\"match\": \"3..\", \"timeout\": 2}, {\"match\": \"*\"}]}");
            assertThat(preview.locator(".text")).containsText("<TEMPLATE MATCH=\"3..\" TIMEOUT=\"2\"/>");
            assertThat(faults(tab, "content")).isEmpty();
            assertThat(admin.get(Admin.REGISTRY, "/api/v1/common-files/console-plan")
                            .statusCode())
                    .isEqualTo(404);
            tab.button("Save").click();
            assertThat(page.locator("common-file-page h1")).hasText("Common file console-plan");
            Await.until(
                    "phones get it",
                    () -> fetched("dialplan-console-plan.xml").contains("<TEMPLATE MATCH=\"3..\" TIMEOUT=\"2\"/>"));

            field(tab, "content").fill("{\"rules\": [{\"match\": \"4..\", \"timeout\": 3}]}");
            put("common-files/console-plan", """
                    {"kind":"dial-plan","path":"plans/console.xml","content":{"rules":[{"match":"3..","timeout":"2"}]}}""");
            tab.button("Save").click();
            assertThat(page.locator("section.merge")).containsText("plans/console.xml");
            tab.button("Store mine").click();
            assertThat(page.getByText("console-plan is stored.")).isVisible();
            assertThat(page.locator("common-file-page form")).containsText("served");
            assertThat(page.locator("common-file-page form a").first())
                    .hasAttribute("href", "#/files/plans%2Fconsole.xml");
            Await.until(
                    "phones get both changes",
                    () -> fetched("plans/console.xml").contains("<TEMPLATE MATCH=\"4..\" TIMEOUT=\"3\"/>"));

            tab.go("configurations");
            var listed = page.locator("[aria-labelledby=common-files] li")
                    .filter(new Locator.FilterOptions().setHasText("console-plan"));
            assertThat(listed).containsText("Dial plan");
            assertThat(listed).containsText("served");
            assertThat(listed).containsText("plans/console.xml");
            listed.locator("a").click();
            tab.button("Delete…").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(listed).hasCount(0);
            assertThat(page.locator("[aria-labelledby=common-files]")).containsText("console-gate");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void aTemplateIsMadeAndAChangeOfOneIsLookedAtBefore() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.DARK)) {
            var page = tab.page();
            tab.go("configurations");
            tab.signIn(suite.adminToken());
            tab.button("New template").click();
            page.locator("#name").fill("console-new");
            page.locator("#form").selectOption("gateway");
            field(tab, "text").fill("<gateway>\n{nobody.knows}</gateway>");
            tab.button("Look").click();
            assertThat(faults(tab, "text")).containsText("line 2: there is no nobody");
            field(tab, "text").fill(GATEWAY_TEXT);
            tab.button("Look").click();
            assertThat(page.locator("template-impact")).containsText("Nobody names it");
            assertThat(faults(tab, "text")).isEmpty();
            tab.button("Save").click();
            assertThat(page.locator("template-page h1")).hasText("Template console-new");

            page.keyboard().press("Control+k");
            page.locator("find-palette input").fill("console-own");
            assertThat(page.locator("find-palette li")).hasCount(1);
            page.keyboard().press("Enter");
            assertThat(page.locator("template-page h1")).hasText("Template console-own");
            field(tab, "text").fill(GATEWAY_TEXT.replace("port>", "sip>"));
            tab.button("Look").click();
            assertThat(page.locator("template-impact")).containsText("Named by 1 records. Files changed: 1");
            assertThat(page.locator("template-impact .diff .new").first()).containsText("<sip>5061</sip>");
            tab.button("Save").click();
            assertThat(page.getByText("console-own is stored.")).isVisible();
            Await.until(
                    "the gateway's file follows",
                    () -> fetched("console-gate.cnf.xml").contains("<sip>5061</sip>"));
            tab.button("Delete…").click();
            page.locator("confirm-dialog button.first").click();
            assertThat(page.locator("[role=alert].fault").first()).containsText("is named by");
            tab.go("configurations");
            assertThat(page.locator("[aria-labelledby=templates]")).containsText("named by console-gate");
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void whoMayReadOnlySeesItAllAndChangesNothing() throws Exception {
        try (var tab = ConsoleTab.open(suite, "en-GB", ColorScheme.LIGHT)) {
            var page = tab.page();
            tab.go(RECORD);
            tab.signIn(CallerTokens.of("viewer"));
            assertThat(page.locator("record-preview .text")).containsText("Reception");
            assertThat(page.locator("[id='lines[0].number']")).isDisabled();
            assertThat(tab.button("Save")).hasCount(0);
            assertThat(tab.button("Delete…")).hasCount(0);
            page.keyboard().press("Control+k");
            page.locator("find-palette input").fill("console-des");
            assertThat(page.locator("find-palette li")).hasCount(1);
            page.keyboard().press("Enter");
            assertThat(page.locator("profile-page h1")).hasText("Profile console-desk");
            page.keyboard().press("Control+k");
            page.locator("find-palette input").fill("console-gat");
            // Beside the file that is made of it.
            page.locator("find-palette li", new Page.LocatorOptions().setHasText("Common file"))
                    .click();
            assertThat(page.locator("common-file-page h1")).hasText("Common file console-gate");
            assertThat(page.locator("record-preview .text")).containsText("<port>5061</port>");
            assertThat(field(tab, "content")).isDisabled();
            assertThat(tab.button("Save")).hasCount(0);
            tab.go("configurations/template%2Fconsole-own");
            assertThat(field(tab, "text")).hasValue(GATEWAY_TEXT);
            assertThat(field(tab, "text")).isDisabled();
            assertThat(tab.button("Look")).hasCount(0);
            assertThat(tab.button("Delete…")).hasCount(0);
            assertThat(tab.faults()).isEmpty();
        }
    }

    @Test
    void everyViewIsForEverybody() throws Exception {
        ConsoleLook.at(
                suite,
                List.of(
                        new ConsoleLook.View("configurations", "configurations-view", "configurations"),
                        new ConsoleLook.View(
                                "configurations/profile%2Fconsole-desk", "profile-page", "configurations-profile"),
                        new ConsoleLook.View(
                                "configurations/group%2Fconsole-main", "group-page", "configurations-group"),
                        new ConsoleLook.View(
                                "configurations/common%2Fconsole-gate", "common-file-page", "configurations-common"),
                        new ConsoleLook.View(
                                "configurations/common%2F%2B", "common-file-page", "configurations-common-new"),
                        new ConsoleLook.View(
                                "configurations/template%2Fconsole-own", "template-page", "configurations-template"),
                        new ConsoleLook.View(RECORD, "phone-record-page", "configurations-phone")));
    }

    private String fetched(String file) throws Exception {
        return new String(Phone.CURL_TFTP.fetch(suite, file).bytes(), UTF_8);
    }

    private void put(String path, String json) throws Exception {
        assertThat(admin.put(Admin.REGISTRY, "/api/v1/" + path, json).statusCode())
                .isIn(200, 201);
    }

    private static Locator field(ConsoleTab tab, String name) {
        return tab.page().locator("[id='" + name + "']");
    }

    private static Locator faults(ConsoleTab tab, String name) {
        return tab.page().locator("[id='" + name + "-faults']");
    }
}
