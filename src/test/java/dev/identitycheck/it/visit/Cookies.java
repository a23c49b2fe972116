package dev.identitycheck.it.visit;

import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cookies of one browser. As in a browser, a cookie belongs to a host, not to a port, so that the nodes of a
 * cluster on one machine share it, and {@code Secure} cookies are sent to localhost. Thread-safe.
 */
public final class Cookies {

    private record Key(String host, String path, String name) {}

    private final Map<Key, String> values = new LinkedHashMap<>();
    private final List<String> received = new ArrayList<>();

    public synchronized void accept(URI from, List<String> headers) {
        received.addAll(headers);
        for (String header : headers) {
            // java.net's parser rejects attributes that it does not know, but keeps name, value, path and age.
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                String path = cookie.getPath() == null ? "/" : cookie.getPath();
                Key key = new Key(from.getHost(), path, cookie.getName());
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    values.remove(key);
                } else {
                    values.put(key, cookie.getValue());
                }
            }
        }
    }

    public synchronized String header(URI to) {
        return values.entrySet().stream()
                .filter(e -> e.getKey().host().equals(to.getHost())
                        && to.getPath().startsWith(e.getKey().path()))
                .map(e -> e.getKey().name() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The last {@code Set-Cookie} header for this cookie, as it was sent; empty if there was none. */
    synchronized String lastHeader(String name) {
        return received.stream().filter(header -> header.startsWith(name + "=")).reduce("", (earlier, later) -> later);
    }

    /** Copies every cookie of this name from another browser. */
    synchronized void copy(String name, Cookies from) {
        from.all(name).forEach(values::put);
    }

    private synchronized Map<Key, String> all(String name) {
        Map<Key, String> found = new LinkedHashMap<>(values);
        found.keySet().removeIf(key -> !key.name().equals(name));
        return found;
    }

    synchronized void remove(String path) {
        values.keySet().removeIf(key -> key.path().equals(path));
    }

    public synchronized void clear() {
        values.clear();
    }
}
