package dev.identitycheck.keycloak.serverapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Checks that the running server has every class, method and constant of Keycloak that this extension uses. A missing
 * one shows only when it is used, as an error that Keycloak may swallow; so all are looked up at the start, and if one
 * is missing, unknown identities are refused. {@link OptionalServerApi} has those that may be missing.
 */
public final class RequiredServerApi {

    private static final Logger LOG = Logger.getLogger(RequiredServerApi.class);

    /** The list of the members, one a line: {@code class}, {@code class#field}, {@code class#method(parameter,…)}. */
    static final String LIST = "required-server-api.txt";

    private static final int LOGGED = 10;

    private static volatile List<String> missing = List.of();

    private RequiredServerApi() {}

    /** Looks up all members and logs those that are missing. To be called when the server starts. */
    public static void check() {
        List<String> needed = new ArrayList<>(read());
        needed.removeAll(OptionalServerApi.allNames());
        missing = ServerApiMembers.missing(needed);
        if (!missing.isEmpty()) {
            LOG.errorf(
                    "identity-check event=server_lacks count=%d missing=\"%s\" consequence=\"unknown identities are"
                            + " refused\"",
                    missing.size(), missing.stream().limit(LOGGED).collect(Collectors.joining("; ")));
        }
        TestedServers.newerThanTested()
                .ifPresent(version -> LOG.infof(
                        "identity-check event=server_untested version=%s newest_tested=%s",
                        version, TestedServers.NEWEST));
        OptionalServerApi.lacking()
                .forEach(api -> LOG.warnf(
                        "identity-check event=server_lacks optional=%s consequence=\"%s\"", api, api.consequence()));
    }

    /** Why unknown identities are refused on this server; empty if it has all that is needed. */
    public static Optional<String> lack() {
        List<String> now = missing;
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of("the server lacks " + now.size() + " things that are needed, among them " + now.get(0));
    }

    static List<String> read() {
        try (InputStream list = Objects.requireNonNull(RequiredServerApi.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
