package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks at views as each of those who use them: in both languages and colours, for those who see badly, and on a small
 * screen. {@code -Doption150.console.pictures=FOLDER} has each drawn into that folder.
 */
final class ConsoleLook {

    private static final @Nullable String PICTURES = System.getProperty("option150.console.pictures");

    /**
     * A view.
     *
     * @param address behind {@code #/}
     * @param element that shows it
     * @param picture what its picture is called
     */
    record View(String address, String element, String picture) {}

    private ConsoleLook() {}

    static void at(Suite suite, List<View> views) throws Exception {
        for (var language : new String[] {"en-GB", "zh-CN"}) {
            for (var colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (var tab = ConsoleTab.open(suite, language, colours)) {
                    tab.go("overview");
                    assertThat(tab.page().locator("signin-view h1")).isVisible();
                    assertThat(tab.barriers()).as("signin").isEmpty();
                    picture(tab, "signin", language, colours);
                    tab.signIn(suite.adminToken());
                    tab.shows("overview-view");
                    for (var view : views) {
                        look(tab, view, language);
                        picture(tab, view.picture(), language, colours);
                        tab.page().setViewportSize(360, 740);
                        assertThat(tab.sideways())
                                .as(view.address() + " at 360 px")
                                .isZero();
                        tab.page().setViewportSize(1280, 720);
                    }
                    assertThat(tab.faults()).isEmpty();
                }
            }
        }
    }

    private static void look(ConsoleTab tab, View view, String language) {
        tab.go(view.address());
        tab.shows(view.element());
        assertThat(tab.barriers()).as(view.address()).isEmpty();
        var text = tab.page().locator("o-page").innerText();
        assertThat(text).doesNotContain("undefined").doesNotContainPattern("\\{\\w+\\}");
        if (language.equals("zh-CN")) {
            assertThat(tab.page().title()).isNotEqualTo("Overview – Option150");
            assertThat(tab.page().locator("header nav").innerText())
                    .containsPattern("\\p{IsHan}")
                    .doesNotContainPattern("[a-z]");
        }
    }

    private static void picture(ConsoleTab tab, String view, String language, ColorScheme colours) {
        if (PICTURES != null) {
            tab.picture(Path.of(
                    PICTURES,
                    view + "-" + language.substring(0, 2) + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png"));
        }
    }
}
