package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.broker.link.FirstIdentityTrustUpdate;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.settings.RealmSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores a verified phone as the account's, if that is still allowed, under the account's lock. */
final class PhoneRegistration {

    private static final String CHANGED = "identityCheckCentreChanged";
    private static final String UNUSABLE = "identityCheckPhoneUnusable";

    private final Contact.Phone phone;
    private final RequestActor actor;
    private final InstantSource clock;
    private final Function<LockedAccount, Optional<ContactProof>> proof;
    private final Consumer<LockedAccount> registered;
    private String failureMessage = CHANGED;

    /**
     * @param actor who verifies the phone
     * @param proof the proof to store with the phone; empty if the phone may not be stored any more
     * @param registered what else is done once the phone is stored, under the same lock
     */
    PhoneRegistration(
            Contact.Phone phone,
            RequestActor actor,
            InstantSource clock,
            Function<LockedAccount, Optional<ContactProof>> proof,
            Consumer<LockedAccount> registered) {
        this.phone = phone;
        this.actor = actor;
        this.clock = clock;
        this.proof = proof;
        this.registered = registered;
    }

    Contact.Phone phone() {
        return phone;
    }

    /** The key of the message that says why the phone was not stored. */
    String failureMessage() {
        return failureMessage;
    }

    /** Stores the phone; false if that is not allowed. */
    boolean register(LockedAccount account) {
        Optional<ContactProof> by = proof.apply(account);
        if (by.isEmpty()) {
            failureMessage = CHANGED;
            return false;
        }
        AccountContacts contacts = AccountContacts.of(account, clock.instant());
        VerifiedPhone verifiedPhone = new VerifiedPhone(contacts);
        if (verifiedPhone.isDisowned(phone) || isTaken(account, verifiedPhone)) {
            failureMessage = UNUSABLE;
            return false;
        }
        ContactBook before = contacts.current();
        verifiedPhone.replace(phone, by.get());
        boolean doubts = FirstIdentityTrustUpdate.proved(account, before, contacts.current(), actor, clock.instant());
        FirstIdentityTrustUpdate.endSessions(account.session(), account.realm(), actor, () -> doubts);
        recordNotice(contacts, doubts ? ContactBook.EMPTY : before);
        registered.accept(account);
        return true;
    }

    private boolean isTaken(LockedAccount account, VerifiedPhone verifiedPhone) {
        return !RealmSettings.of(account.realm()).isPhoneShared() && verifiedPhone.isOfAnother(phone);
    }

    private void recordNotice(AccountContacts contacts, ContactBook before) {
        ContactBook after = contacts.current();
        if (!before.equals(after)) {
            LockedAccount account = contacts.account();
            // Of the time that the register has: what is older there is not taken off by the notice's link.
            new NoticeRecorder(account, ProtectedProviders.notices(account.session(), account.realm()), contacts.now())
                    .by(actor)
                    .contactsChanged(before, after);
            NoticeRecorder.announce(
                    account.session(), account.realm(), account.user().getId(), () -> true);
        }
    }
}
