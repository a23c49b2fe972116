package dev.identitycheck.delivery.sms;

import dev.identitycheck.Documentation;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The examples on the page of text messages, which tests run. */
public final class TextMessagesPage {

    private TextMessagesPage() {}

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
        String page = Documentation.read(Documentation.page("text-messages"));
        int start = page.indexOf("```" + language + "\n", page.indexOf("<!-- " + marker));
        return page.substring(start + language.length() + 4, page.indexOf("\n```", start));
    }
}
