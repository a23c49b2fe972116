package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.IdentityBlock;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.credential.UnusablePassword;
import dev.identitycheck.domain.device.KnownDevices;
import dev.identitycheck.domain.disown.AccessTrail;
import dev.identitycheck.domain.disown.ReplacedSince;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserConsentModel;
import org.keycloak.models.UserModel;

/**
 * What is undone with an identity that its owner disowns: what was done through its sessions, by the account's history.
 * All of it is read from the user, with or without the account's lock, so that it can be shown before it is done.
 *
 * @param session the session that reads
 * @param realm the realm
 * @param user the user, past the cache
 * @param history the account's history
 */
record AccessReversals(KeycloakSession session, RealmModel realm, UserModel user, NoticeHistory history) {

    private static final String CREDENTIAL = "credential";

    /** What is undone, but for the identity itself. */
    List<Reversal> of(LedgerEntry entry) {
        AccessTrail trail = AccessTrail.of(history, entry);
        ContactReversals contacts = new ContactReversals(session, realm, user, history);
        return Stream.of(
                        identities(trail),
                        contacts.of(trail),
                        contacts.pendingAddress(),
                        new CredentialReversals(user, history).of(trail),
                        password(trail),
                        pin(trail),
                        method(trail),
                        browsers(),
                        consents(trail))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reversal> identities(AccessTrail trail) {
        Map<String, LedgerEntry> links = trail.notices().stream()
                .filter(notice -> notice.kind().isAccess())
                .flatMap(notice -> notice.identity().stream())
                .collect(Collectors.toMap(LedgerEntry::link, entry -> entry, (one, other) -> other));
        return links.values().stream()
                .map(entry -> Reversal.of("identity", entry.identityProvider(), (account, now) -> {
                    IdentityBlock.disown(account, entry, now);
                    return true;
                }))
                .toList();
    }

    private List<Reversal> password(AccessTrail trail) {
        boolean isTheirs = trail.hasPassword(history)
                || UnusablePassword.setAt(user)
                        .filter(at -> trail.isUnaccounted(history, at))
                        .isPresent();
        return isTheirs && UnusablePassword.isThere(user)
                ? List.of(Reversal.of(
                        "password",
                        "",
                        (account, now) -> UnusablePassword.replace(account, now) != UnusablePassword.Result.REFUSED))
                : List.of();
    }

    private List<Reversal> pin(AccessTrail trail) {
        List<Notice> changes = trail.of(NoticeType.PIN_CHANGED);
        boolean isTheirs = !changes.isEmpty() && !ReplacedSince.pin(history, changes.get(changes.size() - 1));
        return isTheirs && PinCredentialStore.isSet(user)
                ? List.of(Reversal.of(
                        CREDENTIAL, PinCredentialStore.TYPE, (account, now) -> new PinCredentialStore(account)
                                .remove()))
                : List.of();
    }

    private List<Reversal> method(AccessTrail trail) {
        return !trail.of(NoticeType.METHOD_CHANGED).isEmpty()
                        && PreferredMethod.of(session, realm, user).isPresent()
                ? List.of(Reversal.of("method", "", (account, now) -> {
                    account.forgetPreferred();
                    return true;
                }))
                : List.of();
    }

    // Sessions cannot be assigned to a browser: the person behind the identity may have had any of them remembered.
    private List<Reversal> browsers() {
        List<Undone> known = devices();
        return known.isEmpty()
                ? List.of()
                : List.of(new Reversal(known, (account, now) -> {
                    new AccountDevices(account).forgetAll();
                    return true;
                }));
    }

    private List<Undone> devices() {
        try {
            Optional<KnownDevices> known = AccountDevices.of(session, realm, user);
            return known.stream()
                    .flatMap(all -> all.devices().stream())
                    .map(device -> new Undone("browser", device.label()))
                    .toList();
        } catch (UnreadableAccountException e) {
            return List.of(new Undone("browser", ""));
        }
    }

    private List<Reversal> consents(AccessTrail trail) {
        List<Reversal> all = new ArrayList<>();
        try (Stream<UserConsentModel> granted = session.users().getConsentsStream(realm, user.getId())) {
            granted.filter(consent -> isSince(consent.getCreatedDate(), trail.since())
                            || isSince(consent.getLastUpdatedDate(), trail.since()))
                    .map(UserConsentModel::getClient)
                    .forEach(client -> all.add(consent(client)));
        }
        return all;
    }

    private static boolean isSince(@Nullable Long date, Instant since) {
        return date != null && !Instant.ofEpochMilli(date).isBefore(since);
    }

    private static Reversal consent(ClientModel client) {
        String id = client.getId();
        String name = Optional.ofNullable(client.getName())
                .filter(given -> !given.isBlank() && !given.startsWith("${"))
                .orElseGet(client::getClientId);
        return Reversal.of("consent", Objects.requireNonNullElse(name, ""), (account, now) -> {
            account.session()
                    .users()
                    .revokeConsentForClient(account.realm(), account.user().getId(), id);
            return true;
        });
    }
}
