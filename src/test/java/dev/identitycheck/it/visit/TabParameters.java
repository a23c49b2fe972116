package dev.identitycheck.it.visit;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Extracts the query parameters that identify the login of a browser tab. */
public final class TabParameters {

    private TabParameters() {}

    /** All parameters that a page's form submits. */
    public static String all(String url) {
        return of(url, "session_code", "client_id", "tab_id", "client_data");
    }

    /** The parameters with these names. */
    public static String of(String url, String... names) {
        List<String> wanted = Arrays.asList(names);
        return Arrays.stream(URI.create(url).getRawQuery().split("&"))
                .filter(p -> wanted.contains(p.substring(0, p.indexOf('='))))
                .collect(Collectors.joining("&"));
    }
}
