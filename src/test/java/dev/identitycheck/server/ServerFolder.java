package dev.identitycheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a server runs in, made from an unpacked distribution in well under a second: the 180 MB of
 * libraries are hard links where the file system allows, what a server may rewrite is copied.
 */
final class ServerFolder {

    private final Path path;

    private ServerFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder anew; what was there before is deleted. */
    static ServerFolder make(Path path, Path source) {
        try {
            delete(path);
            Files.createDirectories(path.getParent());
            Files.walkFileTree(source, new Copy(source, path));
            return new ServerFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a server folder from " + source, e);
        }
    }

    void addProviders(List<Path> jars) {
        try {
            for (Path jar : jars) {
                Path target =
                        path.resolve("providers").resolve(jar.getFileName().toString());
                // The optimized start compares the time of each provider with the build's.
                Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy a provider", e);
        }
    }

    Path path() {
        return path;
    }

    static String script() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? "kc.bat" : "kc.sh";
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;
        private boolean linksWork = true;

        Copy(Path source, Path target) {
            this.source = source;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Path relative = source.relativize(folder);
            if (relative.equals(Path.of("data"))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(relative));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path relative = source.relativize(file);
            Path copy = target.resolve(relative);
            if (!mayBeLinked(relative) || !link(file, copy)) {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean mayBeLinked(Path relative) {
            return relative.startsWith(Path.of("lib", "lib"));
        }

        private boolean link(Path file, Path copy) {
            if (linksWork) {
                try {
                    Files.createLink(copy, file);
                } catch (IOException | UnsupportedOperationException e) {
                    linksWork = false; // another volume, or a file system without hard links
                }
            }
            return linksWork;
        }
    }
}
