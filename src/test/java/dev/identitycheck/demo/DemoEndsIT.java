package dev.identitycheck.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.identitycheck.it.stage.Await;
import dev.identitycheck.server.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The demo that somebody ends")
class DemoEndsIT {

    private static final int INTERRUPT = 2;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void leaves_nothing_running(String signal, @TempDir Path folder) throws IOException, InterruptedException {
        assumeFalse(signal.equals("INT") && isIgnored(INTERRUPT), "What started the tests ignores SIGINT");
        Path output = folder.resolve("output.txt");
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Ddemo.jar=" + System.getProperty("it.jar"),
                        "-Ddemo.distribution=" + System.getProperty("it.distribution"),
                        "-Ddemo.realms=" + Path.of("docker", "realms").toAbsolutePath(),
                        "-Ddemo.workdir=" + folder.resolve("run"),
                        "-Ddemo.port=" + Port.free(),
                        "-Ddemo.outbox.port=" + Port.free(),
                        "-Ddemo.smtp.port=" + Port.free(),
                        Demo.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            awaitWalk(demo, output);
            List<ProcessHandle> started = demo.descendants().toList();
            assertThat(started).isNotEmpty();

            Instant asked = Instant.now();
            new ProcessBuilder("kill", "-" + signal, Long.toString(demo.pid()))
                    .start()
                    .waitFor();

            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(started).noneMatch(ProcessHandle::isAlive);
        } finally {
            demo.descendants().forEach(ProcessHandle::destroyForcibly);
            demo.destroyForcibly();
        }
    }

    private static void awaitWalk(Process demo, Path output) {
        Await.get("the demo's walk", Duration.ofMinutes(4), () -> {
            String printed = printed(output);
            assertThat(demo.isAlive()).as(printed).isTrue();
            return Optional.of(printed).filter(text -> text.contains("Ctrl-C"));
        });
    }

    private static String printed(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Linux tells; elsewhere nothing that starts tests is known to ignore it.
    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring(line.indexOf(':') + 1).strip(), 16))
                .anyMatch(ignored -> (ignored & (1L << (signal - 1))) != 0);
    }
}
