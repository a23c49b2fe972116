package dev.identitycheck.admin;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.AdminContactUpdate;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Replaces the contact of the same type. The new contact counts after {@code newContactDelay}, or as soon as another
 * member of the staff approves it: one deceived member of the staff must not be enough.
 *
 * @param request the new contact, and whether the caller approves it
 * @param staffId the user id of the caller
 * @param now the current time
 */
record ReplaceContact(ContactRequest request, String staffId, Instant now) implements UserOperation {

    @Override
    public String name() {
        return request.approve() ? "approve-contact" : "replace-contact";
    }

    @Override
    public Map<String, String> details() {
        return Map.of(
                "contact_type",
                request.contact().type().key(),
                "contact",
                request.contact().masked());
    }

    @Override
    public boolean hasOwnNotice() {
        return !request.approve();
    }

    @Override
    public void applyTo(LockedAccount account) throws InvalidRequestException {
        AdminContactUpdate contacts = new AdminContactUpdate(AccountContacts.of(account, now));
        Contact contact = request.contact();
        if (request.approve()) {
            if (!contacts.awaitsApproval(contact, staffId)) {
                throw InvalidRequestException.conflict("nobody else of the staff has entered this contact");
            }
            contacts.approve(contact);
            return;
        }
        if (contacts.counts(contact)) {
            throw InvalidRequestException.conflict("the account has this contact, and it counts");
        }
        if (contact instanceof Contact.Email email && belongsToAnother(account, email.address())) {
            throw InvalidRequestException.conflict("the address belongs to another account");
        }
        ContactBook before = AccountContacts.of(account, now).current();
        ContactBook counted = AccountContacts.of(account, now).confirming();
        try {
            contacts.replace(contact, staffId);
        } catch (ReadOnlyException e) {
            throw InvalidRequestException.conflict("the user's storage does not let its contacts be changed");
        }
        recordNotices(account, before, counted);
    }

    // Notices go to the old contacts too: a person who deceived the staff has no access to those.
    private void recordNotices(LockedAccount account, ContactBook before, ContactBook counted) {
        ContactBook after = AccountContacts.of(account, now).current();
        new NoticeRecorder(account, ProtectedProviders.notices(account.session(), account.realm()), now)
                .contactsDecided(before, counted, after);
        NoticeRecorder.announce(
                account.session(), account.realm(), account.user().getId(), () -> true);
    }

    private static boolean belongsToAnother(LockedAccount account, String address) {
        KeycloakSession session = account.session();
        RealmModel realm = account.realm();
        return (!realm.isDuplicateEmailsAllowed()
                        && isAnother(account, session.users().getUserByEmail(realm, address)))
                || (realm.isRegistrationEmailAsUsername()
                        && isAnother(account, session.users().getUserByUsername(realm, address)));
    }

    private static boolean isAnother(LockedAccount account, @Nullable UserModel owner) {
        return owner != null && !owner.getId().equals(account.user().getId());
    }
}
