package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser that tests drive: the one in the system property {@code it.chromium}, else the first that is found of
 * Chromium, Chrome, Edge and what Playwright has downloaded. Without one, {@link NeedsBrowser} skips a test; with
 * {@code -Dit.browser=required}, and where the environment variable {@code CI} is {@code true}, it fails.
 */
public final class InstalledBrowser {

    private static final String PROPERTY = "it.chromium";
    static final String NONE =
            "No Chromium, Chrome or Edge is installed; -D" + PROPERTY + " names one that is elsewhere";
    private static final boolean REQUIRED =
            System.getProperty("it.browser", "").equals("required") || "true".equals(System.getenv("CI"));

    private InstalledBrowser() {}

    /** The browser's executable. */
    public static Path demand() {
        return find().orElseThrow(() -> new AssertionError(NONE));
    }

    /** Whether a test that needs a browser is run: it fails where there has to be one and none is. */
    static boolean isThereOrRequired() {
        return REQUIRED || find().isPresent();
    }

    private static Optional<Path> find() {
        String named = System.getProperty(PROPERTY, "");
        return Stream.concat(named.isEmpty() ? installed() : Stream.of(Path.of(named)), downloaded())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> installed() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/snap/bin/chromium",
                        "/usr/bin/google-chrome",
                        "/usr/bin/google-chrome-stable",
                        "/usr/bin/microsoft-edge",
                        "/usr/bin/microsoft-edge-stable",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
                .map(Path::of);
    }

    private static Stream<Path> downloaded() {
        Path home = Path.of(System.getProperty("user.home"));
        return Stream.of(home.resolve(".cache/ms-playwright"), home.resolve("Library/Caches/ms-playwright"))
                .filter(Files::isDirectory)
                .flatMap(InstalledBrowser::children)
                .filter(folder -> folder.getFileName().toString().startsWith("chromium-"))
                .flatMap(folder -> Stream.of(
                        folder.resolve("chrome-linux/chrome"),
                        folder.resolve("chrome-mac/Chromium.app/Contents/MacOS/Chromium")));
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
