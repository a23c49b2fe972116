package dev.identitycheck.it.walk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One tab of a browser, with the pages that it showed, their login parameters and the redirects not followed,
 * latest last.
 */
final class Tab {

    private static final Pattern REALM = Pattern.compile("/realms/[^/]+/(.*)");

    private final Surfer surfer;
    private final List<TabPage> seen = new ArrayList<>();
    private final List<LoginParameters> parameters = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private @Nullable String errand;

    Tab(Surfer surfer) {
        this.surfer = surfer;
    }

    Surfer surfer() {
        return surfer;
    }

    void sees(TabPage sight) {
        seen.add(sight);
        parameters.addAll(sight.parameters());
    }

    void keeps(String address) {
        LoginParameters.of(address).ifPresent(parameters::add);
    }

    void drops(String address) {
        dropped.add(address);
    }

    /** Notes that the tab was redirected to a provider's login with this address. */
    void isSentTo(String provider) {
        errand = provider;
    }

    Optional<String> errand() {
        return Optional.ofNullable(errand);
    }

    void comesBack() {
        errand = null;
    }

    Optional<TabPage> seen(int ago) {
        return latest(seen, ago);
    }

    Optional<LoginParameters> parameters(int ago) {
        return latest(parameters, ago);
    }

    Optional<String> dropped(int ago) {
        return latest(dropped, ago);
    }

    /** The path below the realm of the last redirect not followed, to be requested with newer login parameters. */
    Optional<String> droppedPath() {
        return dropped(0).map(address -> URI.create(address).getPath()).flatMap(path -> {
            Matcher rest = REALM.matcher(path);
            return rest.matches() ? Optional.of(rest.group(1)) : Optional.empty();
        });
    }

    /**
     * The features that make a situation worth repeating: a broker redirect that was not followed, and
     * second-factor forms.
     */
    Set<String> situation() {
        Set<String> situation = new TreeSet<>();
        dropped(0)
                .map(address -> URI.create(address).getPath().replaceAll(".*/", ""))
                .filter(path -> path.endsWith("-broker-login"))
                .ifPresent(situation::add);
        seen(0).ifPresent(sight -> situation.addAll(sight.secondPages()));
        return situation;
    }

    private static <T> Optional<T> latest(List<T> of, int ago) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(of.size() - 1 - ago % of.size()));
    }
}
