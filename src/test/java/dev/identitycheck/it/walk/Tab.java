package dev.identitycheck.it.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One tab of a browser: what it showed, latest last, and what could be kept of that. */
final class Tab {

    private final Surfer surfer;
    private final List<Sight> seen = new ArrayList<>();
    private final List<Papers> papers = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private @Nullable String errand;

    Tab(Surfer surfer) {
        this.surfer = surfer;
    }

    Surfer surfer() {
        return surfer;
    }

    void sees(Sight sight) {
        seen.add(sight);
        papers.addAll(sight.papers());
    }

    void keeps(String address) {
        Papers.of(address).ifPresent(papers::add);
    }

    void drops(String address) {
        dropped.add(address);
    }

    /** The tab is at a provider's login, which this address asked for. */
    void isSentTo(String provider) {
        errand = provider;
    }

    Optional<String> errand() {
        return Optional.ofNullable(errand);
    }

    void comesBack() {
        errand = null;
    }

    Optional<Sight> seen(int ago) {
        return latest(seen, ago);
    }

    Optional<Papers> papers(int ago) {
        return latest(papers, ago);
    }

    Optional<String> dropped(int ago) {
        return latest(dropped, ago);
    }

    private static <T> Optional<T> latest(List<T> of, int ago) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(of.size() - 1 - ago % of.size()));
    }
}
