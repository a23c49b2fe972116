package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server process ended or took too long; the message ends with the last lines of its log. */
public final class ServerNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int TAIL = 40;

    ServerNotReady(String what, Path log) {
        super(what + ", see " + log + "\n" + tail(log));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
