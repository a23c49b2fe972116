package dev.identitycheck.recovery.inbound;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A gateway's request that delivers a text message. Its text form is masked.
 *
 * @param url the URL that the gateway calls, with its query
 * @param headers the first value of each header, by its name in lower case
 * @param body the unparsed body; empty if the body is a form
 * @param form the form's fields; empty if the body is no form
 * @param now the time
 */
public record InboundSmsRequest(
        String url, Map<String, String> headers, String body, SortedMap<String, String> form, Instant now) {

    public InboundSmsRequest {
        headers = Map.copyOf(headers);
        form = new TreeMap<>(form);
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "InboundSmsRequest[***]";
    }
}
