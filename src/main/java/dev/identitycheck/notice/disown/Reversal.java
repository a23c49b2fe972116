package dev.identitycheck.notice.disown;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.ModelException;
import org.keycloak.storage.ReadOnlyException;

/**
 * One thing that can be undone.
 *
 * @param undone what it is, as it is shown
 * @param step undoes it
 */
record Reversal(List<Undone> undone, Step step) {

    /** The type of what could not be undone; its name is the type of what it would have been. */
    static final String KEPT = "kept";

    private static final Logger LOG = Logger.getLogger(Reversal.class);

    /** Undoes one thing, under the account's lock. */
    interface Step {

        /** Undoes it; false if the storage that keeps it refuses. */
        boolean run(LockedAccount account, Instant now);
    }

    static Reversal of(String type, String name, Step step) {
        return new Reversal(List.of(new Undone(type, name)), step);
    }

    /**
     * Undoes things, as far as the storages that keep them allow it.
     *
     * @return what was undone, and what was {@link #KEPT}
     */
    static List<Undone> run(List<Reversal> reversals, LockedAccount account, Instant now) {
        List<Undone> all = new ArrayList<>();
        reversals.forEach(reversal -> all.addAll(reversal.run(account, now)));
        return all;
    }

    private List<Undone> run(LockedAccount account, Instant now) {
        try {
            if (step.run(account, now)) {
                return undone;
            }
        } catch (ReadOnlyException | ModelException e) {
            LOG.debugf(
                    e,
                    "identity-check event=not_undone realm=%s",
                    account.realm().getName());
        }
        return undone.stream().map(one -> kept(account, one.type())).toList();
    }

    /** Something that could not be undone. */
    static Undone kept(LockedAccount account, String type) {
        LOG.warnf(
                "identity-check event=not_undone realm=%s user=%s what=%s",
                account.realm().getName(), account.user().getId(), type);
        return new Undone(KEPT, type);
    }
}
