package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path done = folder.resolve("build.done");
        if (!Files.exists(done)) {
            ServerFolder made = ServerFolder.make(folder, options.distribution());
            made.addProviders(options.jars());
            run(folder, options);
            try {
                Files.createFile(done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
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
