package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

    private static final int SECONDS_TO_STOP = 20;

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::endAll, "server-stop");

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
        endAll();
        forget();
    }

    /** Ends the processes at once, as a crash would. */
    void kill() {
        end(ProcessHandle::destroyForcibly);
        forget();
    }

    private void endAll() {
        if (!end(ProcessHandle::destroy)) {
            end(ProcessHandle::destroyForcibly);
        }
    }

    private boolean end(Consumer<ProcessHandle> how) {
        // The script's children first seen, then ended: once the script is gone they are nobody's descendants.
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(how);
        CompletableFuture<?> gone =
                CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
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
