package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code kcadm.sh} from the Keycloak distribution, with a configuration file of its own for the login. */
public final class CommandLine {

    private final Path script;
    private final Path memory;

    CommandLine(RunSettings settings) {
        script = settings.distribution().resolve("bin").resolve("kcadm.sh");
        memory = settings.ownFolder().resolve("kcadm.config");
    }

    /**
     * Runs one command.
     *
     * @return the output of a successful command
     */
    public String runs(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--config", memory.toString()));
        try {
            Files.createDirectories(memory.getParent());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", arguments) + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
