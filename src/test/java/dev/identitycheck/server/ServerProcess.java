package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The start script and the Java process below it; both end with this JVM. */
final class ServerProcess {

    private static final Duration TO_STOP = Duration.ofSeconds(20);

    /** Whoever ends this JVM does not wait long for what it has started. */
    private static final Duration AT_EXIT = Duration.ofSeconds(3);

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(() -> endAll(AT_EXIT), "server-stop");

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static ServerProcess start(Path folder, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new ServerProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.get(0), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** Waits for the end of a command that ends by itself. */
    int await(long minutes) {
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                kill();
                throw new ServerNotReady("The command took longer than " + minutes + " minutes", log);
            }
            forget();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new ServerNotReady("Interrupted", log);
        }
    }

    /** Asks the processes to end, and ends them if they do not. */
    void stop() {
        endAll(TO_STOP);
        forget();
    }

    /** Ends the processes at once, as a crash would. */
    void kill() {
        end(ProcessHandle::destroyForcibly, TO_STOP);
        forget();
    }

    private void endAll(Duration patience) {
        if (!end(ProcessHandle::destroy, patience)) {
            end(ProcessHandle::destroyForcibly, patience);
        }
    }

    private boolean end(Consumer<ProcessHandle> how, Duration patience) {
        // The script's children first seen, then ended: once the script is gone they are nobody's descendants.
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(how);
        CompletableFuture<?> gone =
                CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is on its way out and runs the hook itself.
            return;
        }
    }
}
