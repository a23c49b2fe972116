package dev.identitycheck.centre;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.OwnPhone;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.contact.ProvedBy;
import dev.identitycheck.link.CheckedProviders;
import dev.identitycheck.link.FirstTrust;
import dev.identitycheck.link.Prover;
import dev.identitycheck.notice.post.Notices;
import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes a phone that was proved the account's, if it still may be. All of it under the account's lock. */
final class PhoneDeed {

    private static final String CHANGED = "identityCheckCentreChanged";
    private static final String UNUSABLE = "identityCheckPhoneUnusable";

    private final Contact.Phone phone;
    private final Prover prover;
    private final Supplier<Instant> clock;
    private final Function<LockedAccount, Optional<ProvedBy>> speaksFor;
    private String objection = CHANGED;

    /**
     * @param prover who proves the phone
     * @param speaksFor what speaks for the phone; nothing if it may not be made the account's any more
     */
    PhoneDeed(
            Contact.Phone phone,
            Prover prover,
            Supplier<Instant> clock,
            Function<LockedAccount, Optional<ProvedBy>> speaksFor) {
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
        Optional<ProvedBy> by = speaksFor.apply(account);
        if (by.isEmpty()) {
            objection = CHANGED;
            return false;
        }
        ContactFile file = ContactFile.of(account, clock.get());
        OwnPhone own = new OwnPhone(file);
        if (own.isDisowned(phone) || isTaken(account, own)) {
            objection = UNUSABLE;
            return false;
        }
        ContactBook before = file.onFile();
        own.replace(phone, by.get());
        boolean doubts = FirstTrust.proved(account, before, file.onFile(), prover, clock.get());
        FirstTrust.endSessions(account.session(), account.realm(), prover, () -> doubts);
        tell(account, doubts ? ContactBook.EMPTY : before, file.onFile());
        return true;
    }

    private boolean isTaken(LockedAccount account, OwnPhone own) {
        return !RealmSettings.of(account.realm()).isPhoneShared() && own.isOfAnother(phone);
    }

    private void tell(LockedAccount account, ContactBook before, ContactBook after) {
        if (!before.equals(after)) {
            new Notices(account, CheckedProviders.notices(account.realm()), clock.get())
                    .contactsChanged(before, after, false);
            Notices.announce(account.session(), account.realm(), account.user().getId(), () -> true);
        }
    }
}
