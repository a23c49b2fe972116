package dev.identitycheck.delivery.sms;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the README shows, so that tests hold it to be true. */
public final class Readme {

    private Readme() {}

    /** The options of a recipe, as a gateway reads them. */
    public static GatewayOptions recipe(String name, String url, String secret) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(block("recipe " + name + ":", "properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties options = new Properties();
        lines.forEach((key, value) -> options.put(key.toString().replace("spi-sms-gateway--http--", ""), value));
        String path = options.getProperty(name + "-url").replaceFirst("^https://[^/]*", "");
        options.setProperty(name + "-url", url + path);
        options.remove(name + "-secret-vault");
        options.setProperty(name + "-secret", secret);
        return new GatewayOptions(name, name + "-", options::getProperty);
    }

    /** The block of code after a marker. */
    public static String block(String marker, String language) {
        String readme = text();
        int start = readme.indexOf("```" + language + "\n", readme.indexOf("<!-- " + marker));
        return readme.substring(start + language.length() + 4, readme.indexOf("\n```", start));
    }

    private static String text() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
