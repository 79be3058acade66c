package io.option150.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The console in a tab of Chromium. It keeps what must not be: errors of scripts, what the page's security policy stopped,
 * and requests to another host.
 */
final class ConsoleTab implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-sync",
            "--disable-component-update",
            "--no-first-run");
    private static final int LONGEST_WAIT_MS = 20_000;

    private final Page page;
    private final String base;
    private final Runnable closing;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    private ConsoleTab(String base, Page page, Runnable closing) {
        this.page = page;
        this.base = base;
        this.closing = closing;
        page.setDefaultTimeout(LONGEST_WAIT_MS);
        setDefaultAssertionTimeout(LONGEST_WAIT_MS);
        page.onPageError(error -> faults.add("script: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add("policy: " + message.text());
            }
        });
        page.onRequest(request -> {
            var host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("127.0.0.1")) {
                faults.add("another host: " + request.url());
            }
        });
    }

    /** An empty tab in which nobody is signed in; the test is skipped where there is no Chromium. */
    static ConsoleTab open(Suite suite, String language, ColorScheme colours) {
        var chromium = Path.of(Programs.require("chromium"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
        var page = browser.newContext(
                        new Browser.NewContextOptions().setLocale(language).setColorScheme(colours))
                .newPage();
        return new ConsoleTab(suite.api(Admin.REGISTRY), page, () -> {
            browser.close();
            playwright.close();
        });
    }

    /** Another tab of the same browser, in which nobody is signed in. */
    ConsoleTab another() {
        var other = page.context().newPage();
        return new ConsoleTab(base, other, other::close);
    }

    /** Opens a view by its address, e.g. {@code phones}. */
    void go(String view) {
        page.navigate(base + "/#/" + view);
    }

    void signIn(String token) {
        page.locator("signin-view input").fill(token);
        page.locator("signin-view button").click();
    }

    Page page() {
        return page;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until a view is there with all that it asks for. */
    void shows(String element) {
        assertThat(page.locator(element + " h1")).isVisible();
        assertThat(page.locator(element)
                        .getByText("Loading…")
                        .or(page.locator(element).getByText("正在加载…")))
                .hasCount(0);
    }

    /** What axe finds wrong with the page as it is now (WCAG 2.2 AA and good practice). */
    List<String> barriers() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }

    /** By how many pixels the page is wider than the window. */
    int sideways() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setCaret(ScreenshotCaret.INITIAL));
    }

    /** What must not be and was seen. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        closing.run();
    }
}
