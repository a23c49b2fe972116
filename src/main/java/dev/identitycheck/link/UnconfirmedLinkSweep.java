package dev.identitycheck.link;

import dev.identitycheck.account.AccountAttributes;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UnreadableAccountException;
import dev.identitycheck.contact.ContactsOnFile;
import dev.identitycheck.identity.Identity;
import dev.identitycheck.identity.LedgerEntry;
import dev.identitycheck.settings.InvalidSettingException;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.timer.ScheduledTask;

/**
 * Removes links that a login made and nobody confirmed while that login could still be open. It runs on one node at a
 * time and finds its users by an indexed attribute.
 */
public final class UnconfirmedLinkSweep implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(UnconfirmedLinkSweep.class);
    private static final int AT_A_TIME = 500;

    private final Supplier<Instant> clock;

    public UnconfirmedLinkSweep(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (CheckedProviders.anyIn(realm)) {
                session.getContext().setRealm(realm);
                waiting(session, realm).forEach(userId -> sweep(session, realm, userId));
            }
        }
    }

    private static List<String> waiting(KeycloakSession session, RealmModel realm) {
        try (Stream<UserModel> users = session.users()
                .searchForUserByUserAttributeStream(realm, AccountAttributes.UNCONFIRMED, AccountAttributes.YES)) {
            return users.limit(AT_A_TIME).map(UserModel::getId).toList();
        }
    }

    private void sweep(KeycloakSession session, RealmModel realm, String userId) {
        try {
            AccountLock.change(session, realm, userId, account -> {
                UserModel user = account.session().users().getUserById(account.realm(), userId);
                Links.of(account.session(), account.realm(), user).stream()
                        .filter(identity -> isDue(account, identity))
                        .forEach(identity -> Links.remove(account.session(), account.realm(), user, identity));
                return userId;
            });
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // The next round finds the user again.
            LOG.warnf(
                    "identity-check event=sweep_skipped realm=%s user=%s cause=\"%s\"",
                    realm.getName(), userId, e.getMessage());
        }
    }

    private boolean isDue(LockedAccount account, Identity identity) {
        Instant closed = clock.get().minusSeconds(SessionExpiration.getAuthSessionLifespan(account.realm()));
        return account.ledger()
                .flatMap(ledger -> ledger.find(identity))
                .filter(LedgerEntry::awaitsConfirmation)
                .filter(entry -> entry.lastTouched().isBefore(closed))
                .filter(entry -> isAsked(account, identity))
                .isPresent();
    }

    // Where nobody is asked, nobody can confirm, and the link is as good as before.
    private static boolean isAsked(LockedAccount account, Identity identity) {
        return CheckedProviders.settings(account.session(), account.realm(), identity.alias())
                .filter(settings -> mode(account.realm(), settings) == Mode.ENFORCE)
                .filter(settings -> !settings.letInWithoutContact()
                        || !ContactsOnFile.of(account.user()).isEmpty())
                .isPresent();
    }

    private static Mode mode(RealmModel realm, Settings settings) {
        try {
            return RealmSettings.of(realm).mode().orElse(settings.mode());
        } catch (InvalidSettingException e) {
            LOG.warnf("identity-check event=invalid_setting realm=%s cause=\"%s\"", realm.getName(), e.getMessage());
            return Mode.OFF;
        }
    }
}
