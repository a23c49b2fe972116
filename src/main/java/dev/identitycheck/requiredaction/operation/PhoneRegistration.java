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
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes a phone that was proved the account's, if it still may be. All of it under the account's lock. */
final class PhoneRegistration {

    private static final String CHANGED = "identityCheckCentreChanged";
    private static final String UNUSABLE = "identityCheckPhoneUnusable";

    private final Contact.Phone phone;
    private final RequestActor prover;
    private final Supplier<Instant> clock;
    private final Function<LockedAccount, Optional<ContactProof>> speaksFor;
    private String objection = CHANGED;

    /**
     * @param prover who proves the phone
     * @param speaksFor what speaks for the phone; nothing if it may not be made the account's any more
     */
    PhoneRegistration(
            Contact.Phone phone,
            RequestActor prover,
            Supplier<Instant> clock,
            Function<LockedAccount, Optional<ContactProof>> speaksFor) {
        this.phone = phone;
        this.prover = prover;
        this.clock = clock;
        this.speaksFor = speaksFor;
    }

    Contact.Phone phone() {
        return phone;
    }

    /** Why it could not be done: the message to show. */
    String objection() {
        return objection;
    }

    /** Does it. */
    boolean isDone(LockedAccount account) {
        Optional<ContactProof> by = speaksFor.apply(account);
        if (by.isEmpty()) {
            objection = CHANGED;
            return false;
        }
        AccountContacts file = AccountContacts.of(account, clock.get());
        VerifiedPhone own = new VerifiedPhone(file);
        if (own.isDisowned(phone) || isTaken(account, own)) {
            objection = UNUSABLE;
            return false;
        }
        ContactBook before = file.onFile();
        own.replace(phone, by.get());
        boolean doubts = FirstIdentityTrustUpdate.proved(account, before, file.onFile(), prover, clock.get());
        FirstIdentityTrustUpdate.endSessions(account.session(), account.realm(), prover, () -> doubts);
        tell(account, doubts ? ContactBook.EMPTY : before, file.onFile());
        return true;
    }

    private boolean isTaken(LockedAccount account, VerifiedPhone own) {
        return !RealmSettings.of(account.realm()).isPhoneShared() && own.isOfAnother(phone);
    }

    private void tell(LockedAccount account, ContactBook before, ContactBook after) {
        if (!before.equals(after)) {
            new NoticeRecorder(account, ProtectedProviders.notices(account.realm()), clock.get())
                    .contactsChanged(before, after, false);
            NoticeRecorder.announce(
                    account.session(), account.realm(), account.user().getId(), () -> true);
        }
    }
}
