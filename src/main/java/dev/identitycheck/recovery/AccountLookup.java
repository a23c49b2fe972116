package dev.identitycheck.recovery;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeRecipients;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The account that somebody speaks of, if there is one that may be recovered. */
final class AccountLookup {

    private static final Logger LOG = Logger.getLogger(AccountLookup.class);
    private static final String BY_NAME = "username";
    private static final int SAME_NUMBER = 2;

    private AccountLookup() {}

    /**
     * Looks for it. A number that two accounts have belongs to neither.
     *
     * @param withoutPassword whether an account without a password may be recovered
     */
    static Optional<UserModel> find(
            KeycloakSession session, RealmModel realm, IdNumber number, boolean withoutPassword) {
        List<UserModel> users = RealmSettings.of(realm).idNumberAttribute().stream()
                .flatMap(attribute -> number.spellings().stream()
                        .flatMap(spelling -> users(session, realm, attribute, spelling))
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

    private static Stream<String> stored(UserModel user, String attribute) {
        return attribute.equals(BY_NAME) ? Stream.ofNullable(user.getUsername()) : user.getAttributeStream(attribute);
    }

    /** The contact on file that somebody says is theirs; nothing if it is not there, or counts for nothing. */
    static Optional<Contact> contact(LockedAccount account, Contact said, Instant now) {
        return account.user().isEnabled()
                ? AccountContacts.of(account, now).confirming().contacts().stream()
                        .filter(contact -> isSame(contact, said))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The contacts that a right code went to, if the account may be recovered by them: by text, the phone that had it says
     * nothing.
     */
    static Optional<CodeRecipients> receivers(
            LockedAccount account, RecoveryRequest applicant, PendingCode code, Instant now) {
        return applicant.contact().isPresent()
                ? applicant
                        .contact()
                        .flatMap(said -> contact(account, said, now))
                        .map(contact -> CodeRecipients.of(code.hash(), List.of(contact)))
                : Optional.of(code.receivers())
                        .filter(sentTo -> account.user().isEnabled()
                                && sentTo.isWithin(
                                        AccountContacts.of(account, now).confirming()));
    }

    private static boolean isSame(Contact contact, Contact said) {
        return contact.type() == said.type()
                && (contact.canonical().equals(said.canonical())
                        || (contact instanceof Contact.Phone stored
                                && said instanceof Contact.Phone typed
                                && stored.number().equals(typed.number())));
    }
}
