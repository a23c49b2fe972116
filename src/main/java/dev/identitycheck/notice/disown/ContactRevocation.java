package dev.identitycheck.notice.disown;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;

/** Has new contacts confirm nothing any more. */
final class ContactRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        List<String> digests =
                notice.contacts().stream().map(NewContact::digest).toList();
        account.contacts().ifPresent(register -> account.store(register.disowned(digests, now)));
        return notice.contacts().stream()
                .map(contact -> new Undone("contact", contact.masked()))
                .toList();
    }
}
