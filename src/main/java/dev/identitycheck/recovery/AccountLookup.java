package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeRecipients;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.keycloak.ReadOnlyStorage;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Finds the account that an ID number and a contact identify, if that account may be recovered. */
final class AccountLookup {

    private static final Logger LOG = Logger.getLogger(AccountLookup.class);
    private static final String BY_NAME = "username";
    private static final int SAME_NUMBER = 2;

    private AccountLookup() {}

    /**
     * Finds the account with an ID number. A number that two accounts have finds neither. Nor is an account found whose
     * password nobody can change here, because a directory keeps it.
     *
     * @param withoutPassword whether an account without a password may be recovered
     */
    static Optional<UserModel> find(
            KeycloakSession session, RealmModel realm, IdNumber number, boolean withoutPassword) {
        List<UserModel> users = RealmSettings.of(realm).idNumberAttribute().stream()
                .flatMap(attribute -> Stream.concat(
                                number.spellings().stream()
                                        .flatMap(spelling -> users(session, realm, attribute, spelling)),
                                rare(session, realm, attribute, number))
                        .filter(user -> stored(user, attribute).anyMatch(number::isStoredAs)))
                .filter(distinctById())
                .limit(SAME_NUMBER)
                .toList();
        if (users.size() > 1) {
            LOG.warnf(
                    "identity-check event=ambiguous_number realm=%s users=\"%s %s\"",
                    realm.getName(), users.get(0).getId(), users.get(1).getId());
            return Optional.empty();
        }
        return users.stream()
                .filter(UserModel::isEnabled)
                .filter(user -> user.getServiceAccountClientLink() == null)
                .filter(user ->
                        withoutPassword || user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE))
                .filter(user -> !ReadOnlyStorage.keeps(realm, user))
                .findFirst();
    }

    private static Predicate<UserModel> distinctById() {
        Set<String> seen = new HashSet<>();
        return user -> seen.add(user.getId());
    }

    private static Stream<UserModel> users(
            KeycloakSession session, RealmModel realm, String attribute, String spelling) {
        return attribute.equals(BY_NAME)
                ? Stream.ofNullable(session.users().getUserByUsername(realm, spelling))
                : session.users()
                        .searchForUserByUserAttributeStream(realm, attribute, spelling)
                        .limit(SAME_NUMBER);
    }

    // One statement for all of them; a directory would have to be asked for each.
    private static Stream<UserModel> rare(
            KeycloakSession session, RealmModel realm, String attribute, IdNumber number) {
        List<String> ids = attribute.equals(BY_NAME)
                ? AccountFinder.withUsernames(session, realm, number.rareSpellings())
                : AccountFinder.withValues(session, realm, attribute, number.rareSpellings());
        return ids.stream().map(id -> session.users().getUserById(realm, id)).filter(Objects::nonNull);
    }

    private static Stream<String> stored(UserModel user, String attribute) {
        return attribute.equals(BY_NAME) ? Stream.ofNullable(user.getUsername()) : user.getAttributeStream(attribute);
    }

    /** The contact on file that equals the claimed contact; empty if there is none, or it does not count. */
    static Optional<Contact> contact(LockedAccount account, Contact claimed, Instant now) {
        return account.user().isEnabled()
                ? AccountContacts.of(account, now).confirming().contacts().stream()
                        .filter(contact -> isSame(contact, claimed))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether whoever received a code has refused it. */
    static boolean isRefused(LockedAccount account, PendingCode code) {
        return account.codeOutcomes().refuses(Purpose.RECOVERY.key(), code.issuedAt());
    }

    /**
     * The contacts that a right code was sent to; empty if the account may not be recovered by them. A request by text
     * message claims no contact, so the recipients stored with the code are checked.
     */
    static Optional<CodeRecipients> recipients(
            LockedAccount account, RecoveryRequest request, PendingCode code, Instant now) {
        return request.contact().isPresent()
                ? request.contact()
                        .flatMap(claimed -> contact(account, claimed, now))
                        .map(contact -> CodeRecipients.of(code.hash(), List.of(contact)))
                : Optional.of(code.recipients())
                        .filter(sentTo -> account.user().isEnabled()
                                && sentTo.isWithin(
                                        AccountContacts.of(account, now).confirming()));
    }

    private static boolean isSame(Contact contact, Contact claimed) {
        return contact.type() == claimed.type()
                && (contact.canonical().equals(claimed.canonical())
                        || (contact instanceof Contact.Phone stored
                                && claimed instanceof Contact.Phone typed
                                && stored.number().equals(typed.number())));
    }
}
