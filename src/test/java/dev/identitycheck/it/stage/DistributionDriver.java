package dev.identitycheck.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.stream.Stream;

/** The JDBC drivers of the server's distribution, which tests use too. */
final class DistributionDriver {

    private DistributionDriver() {}

    static Driver of(Path distribution, String jarPrefix, String className) {
        Path libraries = distribution.resolve("lib/lib/main");
        try (Stream<Path> jars = Files.list(libraries)) {
            Path jar = jars.filter(j -> j.getFileName().toString().startsWith(jarPrefix))
                    .findFirst()
                    .orElseThrow();
            // The class loader is not closed: the driver is used until the run ends.
            return Class.forName(className, true, new URLClassLoader(new URL[] {
                        jar.toUri().toURL()
                    }))
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new IllegalStateException("No driver " + className + " in " + libraries, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
