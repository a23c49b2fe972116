package dev.identitycheck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import dev.identitycheck.server.InstalledBrowser;
import dev.identitycheck.server.NeedsBrowser;
import dev.identitycheck.server.Port;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the demo as it says, in a real browser. */
@NeedsBrowser
@DisplayName("The demo")
class DemoIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Pattern CODE = Pattern.compile("(?m)^ *(\\d{6}) *$|Code (\\d{6})");

    private static final Pattern USER_ID = Pattern.compile("\"id\" : \"([0-9a-f-]{36})\"");

    private static DemoSettings settings;
    private static RunningDemo demo;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void starts() {
        settings = new DemoSettings(
                Path.of(System.getProperty("it.jar")),
                Path.of(System.getProperty("it.distribution")),
                Path.of("docker", "realms").toAbsolutePath(),
                Path.of(System.getProperty("it.workdir")).resolve("demo").toAbsolutePath(),
                Port.free(),
                Port.free(),
                Port.free());
        Path executable = InstalledBrowser.demand();
        demo = RunningDemo.start(settings);
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void ends() {
        if (playwright != null) {
            playwright.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    private static void inNewBrowser(Consumer<Page> walk) {
        try (BrowserContext context = browser.newContext()) {
            walk.accept(context.newPage());
        }
    }

    private static void signsIn(Page page, String provider, String username) {
        page.navigate(settings.siteUrl() + "/");
        page.click("text=Sign in with " + provider);
        answersLogin(page, username, DemoPerson.PASSWORD);
    }

    private static void answersLogin(Page page, String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("#kc-login");
    }

    /** The latest code in the outbox to somebody. */
    private static String code(Page page, String to) {
        Page outbox = page.context().newPage();
        outbox.navigate(settings.siteUrl() + "/outbox");
        Locator message = outbox.locator("article", new Page.LocatorOptions().setHasText("to " + to))
                .first();
        Matcher code = CODE.matcher(message.locator("pre").textContent());
        assertThat(code.find()).as(message.textContent()).isTrue();
        outbox.close();
        return code.group(1) == null ? code.group(2) : code.group(1);
    }

    private static void looks(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve("demo-" + name + ".png")));
    }

    @Test
    void lets_whoever_it_names_into_the_consoles_that_it_names() {
        String walk = new WalkThrough(settings).text(Duration.ZERO);
        String console = settings.serverUrl() + "/admin/master/console/#/agency";
        String account = settings.serverUrl() + "/realms/agency/account/";
        assertThat(walk).contains(console, account, settings.serverUrl() + "/realms/agency/identity-check/centre");
        inNewBrowser(page -> {
            page.navigate(console);
            answersLogin(page, "admin", "admin");
            page.waitForSelector("text=Agency");
            page.waitForSelector("text=Realm settings");
            looks(page, "admin-console");
        });
        inNewBrowser(page -> {
            signsIn(page, "SPID Alfa", "bruno.rossi");
            page.waitForSelector("#signed-in");
            looks(page, "services");
            page.click("#account");
            page.waitForSelector("text=Personal info");
            assertThat(page.content()).doesNotContain("Something went wrong");
            looks(page, "account-console");
        });
    }

    @Test
    void prints_commands_that_work_as_they_stand(@TempDir Path home) throws IOException, InterruptedException {
        List<String> commands = new WalkThrough(settings)
                .text(Duration.ZERO)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./kcadm.sh "))
                .toList();
        assertThat(commands).hasSize(7);
        List<String> answers = new ArrayList<>();
        String id = "ID";
        for (String command : commands) {
            String answer = answers(command.replace("ID", id), home);
            answers.add(answer);
            Matcher found = USER_ID.matcher(answer);
            id = id.equals("ID") && found.find() ? found.group(1) : id;
        }
        assertThat(answers.get(2)).contains("\"identities\"", "\"locked\"");
        assertThat(answers.get(4).strip()).as("what the doctor finds").isNotEmpty();
        answers(commands.get(5).replace("observe", "enforce"), home);
    }

    /** What a shell prints for a line in the server's folder of commands. */
    private static String answers(String line, Path home) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line)
                .directory(settings.distribution().resolve("bin").toFile())
                .redirectErrorStream(true);
        // Where the login is remembered.
        shell.environment().put("KC_OPTS", "-Duser.home=" + home);
        Process process = shell.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(line + ": " + printed).isZero();
        return printed;
    }

    @Test
    void asks_tells_and_lets_an_identity_be_disowned() {
        inNewBrowser(page -> {
            signsIn(page, "SPID Beta", "anna.bianchi");
            looks(page, "code");
            page.fill("#code", code(page, "anna.bianchi@example.test"));
            page.click("#kc-identity-check-verify");
            page.waitForSelector("#signed-in");
            page.navigate(settings.siteUrl() + "/outbox");
            page.waitForSelector("text=New way of signing in");
            looks(page, "outbox");
            Matcher link = Pattern.compile("http://\\S+/identity-check/d/\\S+")
                    .matcher(page.locator("#messages").textContent());
            assertThat(link.find()).isTrue();
            page.navigate(link.group());
            page.click("#kc-disown-form button");
            assertThat(page.getAttribute("#kc-identity-check-disown", "data-state"))
                    .isEqualTo("done");
            looks(page, "disowned");
        });
    }

    @Test
    void leads_to_the_security_centre() {
        inNewBrowser(page -> {
            signsIn(page, "SPID Alfa", "bruno.rossi");
            page.click("#centre");
            page.waitForSelector(".identity-check");
            assertThat(page.textContent("#kc-page-title")).contains("Security");
            looks(page, "centre");
            page.navigate(settings.serverUrl() + "/realms/agency/identity-check/centre");
            page.click("text=Done");
            page.waitForSelector("#kc-identity-check-left");
            looks(page, "centre-left");
        });
    }

    @Test
    void says_of_an_address_that_it_does_not_know_no_more_than_that() {
        inNewBrowser(page -> {
            page.navigate(settings.siteUrl() + "/nowhere");
            assertThat(page.textContent("main"))
                    .contains("There is no such page.")
                    .doesNotContain("sign-in");
            looks(page, "no-such-page");
        });
    }

    @Test
    void has_the_form_for_a_text_message_line_by_line_in_a_narrow_window() {
        inNewBrowser(page -> {
            page.setViewportSize(360, 740);
            page.navigate(settings.siteUrl() + "/outbox");
            page.click("#inbound summary");
            looks(page, "text-message");
            assertThat(page.evaluate("() => [...document.querySelectorAll('#inbound form > *')]"
                            + ".map((line) => line.getBoundingClientRect())"
                            + ".every((line, row, all) => row === 0 || line.top >= all[row - 1].bottom)"))
                    .as("each label with its field, and the button, below the one before")
                    .isEqualTo(true);
        });
    }

    @Test
    void recovers_a_password_by_text_message() {
        inNewBrowser(page -> {
            page.navigate(settings.siteUrl() + "/outbox");
            page.click("#inbound summary");
            page.click("#inbound button");
            page.waitForSelector("text=/new password (for|at) /");
            String code = code(page, "+393471234567");
            page.navigate(settings.siteUrl() + "/sign-in");
            page.click("a[href*=reset-credentials]");
            page.fill("#idNumber", "1000000002");
            page.click("#kc-identity-check-recover");
            page.fill("#code", code);
            page.click("#kc-identity-check-verify");
            page.fill("#password-new", "remembered");
            page.fill("#password-confirm", "remembered");
            looks(page, "new-password");
            page.click("#kc-passwd-update-form [type=submit]");
            assertThat(page.textContent("body")).contains("Your account has been updated.");
            page.navigate(settings.siteUrl() + "/sign-in");
            answersLogin(page, "bruno.rossi", "remembered");
            looks(page, "unfamiliar-browser");
            page.fill("#code", code(page, "bruno.rossi@example.test"));
            page.click("#kc-identity-check-verify");
            page.waitForSelector("#signed-in");
            assertThat(page.textContent("#signed-in")).contains("bruno.rossi");
            page.click("text=Sign out");
            page.waitForSelector("text=Nobody is signed in.");
            page.navigate(settings.siteUrl() + "/sign-in");
            answersLogin(page, "bruno.rossi", "remembered");
            page.waitForSelector("#signed-in");
        });
    }
}
