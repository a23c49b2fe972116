package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.contact.PhoneNumbers;
import dev.identitycheck.delivery.MessagePolicy;
import dev.identitycheck.delivery.limit.Allowance;
import dev.identitycheck.delivery.limit.Asker;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.delivery.limit.SmsRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Leave to send messages: what the account has had lately, and what text messages may cost. Both are counted under the
 * account's lock, in one transaction.
 */
final class Tickets {

    private final Matter matter;
    private final LockedAccount account;
    private final String about;
    private final MessagePolicy policy;

    Tickets(Matter matter, LockedAccount account, String about) {
        this.matter = matter;
        this.account = account;
        this.about = about;
        this.policy = new MessagePolicy(matter.rules().codes().resendInterval());
    }

    /**
     * What was decided of one message.
     *
     * @param route where it goes, or would
     * @param ticket leave to send it
     * @param denied the limit that keeps a text message from going
     */
    record Issued(Route route, Optional<Ask.Ticket> ticket, Optional<Claim.Denied> denied) {

        static Issued none(Route route) {
            return new Issued(route, Optional.empty(), Optional.empty());
        }
    }

    /** When the account may be sent its next message about this. */
    Instant nextAt() {
        return policy.nextAt(account.messages(), about, matter.now());
    }

    /** Decides one message. Where no text message may go, e-mail stays available. */
    Issued issue(Route route, ContactBook book, Route.Wish wish) {
        String id = UUID.randomUUID().toString();
        if (!(policy.admit(account.messages(), id, about, matter.now()) instanceof MessagePolicy.Admission.Now now)) {
            return Issued.none(route);
        }
        Claim claim = route.phone().map(phone -> claim(id, phone)).orElse(new Claim.Granted(List.of()));
        if (claim instanceof Claim.Granted granted) {
            account.store(now.log());
            return new Issued(
                    route, Optional.of(new Ask.Ticket(id, route.contacts(), granted.shares())), Optional.empty());
        }
        Optional<Claim.Denied> denied = Optional.of((Claim.Denied) claim);
        Route byMail =
                Route.of(matter.rules().codes().channel(), new ContactBook(book.email(), Optional.empty()), wish);
        if (byMail.isEmpty()) {
            return new Issued(route, Optional.empty(), denied);
        }
        account.store(now.log());
        return new Issued(byMail, Optional.of(new Ask.Ticket(id, byMail.contacts(), List.of())), denied);
    }

    private Claim claim(String id, Contact.Phone phone) {
        SmsRequest request = new SmsRequest(
                id,
                account.realm().getId(),
                Asker.of(matter.rules().purpose()),
                matter.userId(),
                about,
                phone.number(),
                PhoneNumbers.countryOf(phone),
                matter.host().session().getContext().getConnection().getRemoteAddr());
        return Allowance.in(account.session())
                .claim(
                        request,
                        matter.rules().smsLimits(),
                        new CodeKeys(account.session(), account.realm()).subjects(),
                        matter.now());
    }
}
