package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountView;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.DisownedContacts;
import dev.identitycheck.credential.UnusablePassword;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.domain.contact.ContactRecord;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.disown.AccessTrail;
import dev.identitycheck.domain.disown.ContactTrail;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The contacts that are taken off: with an identity, or by the notice of their change.
 *
 * @param session the session that reads
 * @param realm the realm
 * @param user the user, past the cache
 * @param history the account's history
 */
record ContactReversals(KeycloakSession session, RealmModel realm, UserModel user, NoticeHistory history) {

    private static final String CONTACT = "contact";

    List<Reversal> of(AccessTrail trail) {
        return Stream.concat(
                        register().map(register -> of(trail, register)).orElse(List.of()).stream(), unproved(trail))
                .toList();
    }

    /**
     * The contacts that a notice tells of, but for those that an administrator has decided on since. One that was there
     * before is kept, and support is told.
     */
    List<Reversal> ofNotice(Notice notice) {
        return notice.contacts().stream()
                .filter(contact -> !isDecidedSince(notice, contact))
                .map(contact -> wasThere(notice, contact)
                        ? Reversal.of(CONTACT, contact.masked(), (account, now) -> false)
                        : takenOff(contact))
                .toList();
    }

    private static Reversal takenOff(NewContact contact) {
        return Reversal.of(CONTACT, contact.masked(), (account, now) -> {
            new DisownedContacts(AccountContacts.of(account, now)).takeOff(contact);
            return true;
        });
    }

    /** What goes with the contacts of a notice: what they made possible, and an address that waits to follow them. */
    List<Reversal> withContacts(Notice notice) {
        Notice theirs = notice.aboutContacts(notice.contacts().stream()
                .filter(contact -> !isDecidedSince(notice, contact) && !wasThere(notice, contact))
                .toList());
        return Stream.of(pendingAddress(), recoveredPassword(theirs))
                .flatMap(List::stream)
                .toList();
    }

    private boolean wasThere(Notice notice, NewContact contact) {
        return register()
                .filter(register -> ContactTrail.wasThere(register, notice, contact))
                .isPresent();
    }

    private boolean isDecidedSince(Notice notice, NewContact contact) {
        return register()
                .filter(register -> ContactTrail.isDecidedSince(register, notice, contact))
                .isPresent();
    }

    /** Whoever began such a change has a link in a mailbox of their own. */
    List<Reversal> pendingAddress() {
        return Stream.ofNullable(user.getFirstAttribute(UserModel.EMAIL_PENDING))
                .filter(address -> address.indexOf('@') > 0)
                .map(address -> Reversal.of(CONTACT, new Contact.Email(address).masked(), (account, now) -> {
                    account.dropPendingAddress();
                    return true;
                }))
                .toList();
    }

    private List<Reversal> recoveredPassword(Notice notice) {
        return ContactTrail.hasPassword(history, notice) && UnusablePassword.isThere(user)
                ? List.of(Reversal.of(
                        "password",
                        "",
                        (account, now) -> UnusablePassword.replace(account, now) != UnusablePassword.Result.REFUSED))
                : List.of();
    }

    // An address without a proof is no contact, but Keycloak's own page for a forgotten password sends its link there.
    private Stream<Reversal> unproved(AccessTrail trail) {
        return trail.of(NoticeType.CONTACT_CHANGED).isEmpty() || user.isEmailVerified()
                ? Stream.empty()
                : Stream.ofNullable(user.getEmail())
                        .filter(address -> address.indexOf('@') > 0)
                        .map(address -> Reversal.of(CONTACT, new Contact.Email(address).masked(), (account, now) -> {
                            new DisownedContacts(AccountContacts.of(account, now)).takeOffUnproved();
                            return true;
                        }));
    }

    private List<Reversal> of(AccessTrail trail, ContactRegister register) {
        Map<String, String> masked = new LinkedHashMap<>();
        trail.notices().stream()
                .flatMap(notice -> notice.contacts().stream())
                .filter(contact -> mayBeTheirs(register, contact.digest(), trail.since()))
                .forEach((NewContact contact) -> masked.put(contact.digest(), contact.masked()));
        AccountContacts.standing(realm, user).contacts().forEach((Contact contact) -> register.find(contact)
                .filter(record ->
                        record.provedBy() == ContactProof.ITSELF && trail.isUnaccounted(history, record.since()))
                .ifPresent(record -> masked.put(record.digest(), contact.masked())));
        return masked.entrySet().stream()
                .map(contact -> reversal(contact.getKey(), contact.getValue()))
                .toList();
    }

    // What an administrator has decided since stays, and so does what counted before.
    private static boolean mayBeTheirs(ContactRegister register, String digest, Instant since) {
        return register.entries().stream()
                .filter(record ->
                        record.digest().equals(digest) && !record.since().isBefore(since))
                .map(ContactRecord::provedBy)
                .anyMatch(by -> by != ContactProof.SUPPORT && by != ContactProof.DISOWNED);
    }

    private static Reversal reversal(String digest, String masked) {
        return Reversal.of(CONTACT, masked, (account, now) -> {
            new DisownedContacts(AccountContacts.of(account, now)).takeOff(List.of(digest));
            return true;
        });
    }

    private Optional<ContactRegister> register() {
        try {
            return AccountView.of(session, realm, user).contacts();
        } catch (UnreadableAccountException e) {
            return Optional.empty();
        }
    }
}
