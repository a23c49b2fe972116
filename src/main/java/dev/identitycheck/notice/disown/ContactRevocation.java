package dev.identitycheck.notice.disown;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.contact.ContactRegister;
import dev.identitycheck.domain.disown.ContactTrail;
import dev.identitycheck.domain.notice.NewContact;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Takes new contacts off the account, and has them confirm nothing any more. What an administrator has entered stays on
 * the account: it may have replaced a contact that somebody else reads, and that contact is told of the change.
 */
final class ContactRevocation implements Revocation {

    @Override
    public List<Undone> preview(KeycloakSession session, RealmModel realm, UserModel user, Notice notice) {
        ContactReversals reversals =
                new ContactReversals(session, realm, user, AccountNotices.history(session, realm, user));
        return notice.isByAdministrator() ? List.of() : undone(reversals.withContacts(notice));
    }

    private static List<Undone> undone(List<Reversal> reversals) {
        return reversals.stream()
                .flatMap(reversal -> reversal.undone().stream())
                .toList();
    }

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        if (notice.isByAdministrator()) {
            return freeze(account, notice, now);
        }
        ContactReversals reversals = new ContactReversals(
                account.session(), account.realm(), account.user(), new AccountNotices(account).history());
        // Read before the contacts are taken off.
        List<Reversal> all = Stream.concat(reversals.ofNotice(notice).stream(), reversals.withContacts(notice).stream())
                .toList();
        account.outdateSessions(now);
        return Reversal.run(all, account, now);
    }

    private static List<Undone> freeze(LockedAccount account, Notice notice, Instant now) {
        Optional<ContactRegister> register = account.contacts();
        Predicate<NewContact> wasThere = contact ->
                register.filter(r -> ContactTrail.wasThere(r, notice, contact)).isPresent();
        List<String> digests = notice.contacts().stream()
                .filter(wasThere.negate())
                .map(NewContact::digest)
                .toList();
        register.ifPresent(r -> account.store(r.disowned(digests, now)));
        return notice.contacts().stream()
                .map(contact -> wasThere.test(contact)
                        ? Reversal.kept(account, "contact")
                        : new Undone("contact", contact.masked()))
                .toList();
    }
}
