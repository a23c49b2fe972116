package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The result of one {@code kc.sh build}, kept in the work folder: 25 s on two cores, once for each set of
 * distribution, jars and build options.
 */
final class ServerBuild {

    private static final int PATIENCE_MINUTES = 6;

    private ServerBuild() {}

    /** The built folder, to make server folders from. */
    static synchronized Path of(ServerOptions options) {
        Path folder = options.workFolder().resolve("builds").resolve(key(options));
        try {
            Files.createDirectories(folder.getParent());
            // Several JVMs may share the work folder; those who want the same build wait for the first of them.
            Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Closing the file gives it up.
                channel.lock();
                makeIfMissing(folder, options);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build a server in " + folder, e);
        }
        return folder;
    }

    private static void makeIfMissing(Path folder, ServerOptions options) throws IOException {
        Path done = folder.resolve("build.done");
        if (!Files.exists(done)) {
            ServerFolder made = ServerFolder.make(folder, options.distribution());
            made.addProviders(options.jars());
            run(folder, options);
            Files.createFile(done);
        }
    }

    private static void run(Path folder, ServerOptions options) {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin").resolve(ServerFolder.script()).toString());
        command.add("build");
        command.addAll(options.buildArguments());
        ServerProcess build = ServerProcess.start(folder, command, options.environment(), folder.resolve("build.log"));
        int status = build.await(PATIENCE_MINUTES);
        if (status != 0) {
            throw new ServerNotReady("The build ended with status " + status, build.log());
        }
    }

    private static String key(ServerOptions options) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(options.distribution().getFileName().toString().getBytes(StandardCharsets.UTF_8));
            for (Path jar : options.jars()) {
                digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(jar));
            }
            digest.update(options.buildArguments().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a provider", e);
        }
    }
}
