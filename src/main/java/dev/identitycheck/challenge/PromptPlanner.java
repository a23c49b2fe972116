package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.contact.ContactBook;

/**
 * What the page is to ask, as it is decided under the account's lock.
 *
 * @param matter what is asked
 * @param account the account
 * @param about purpose and subject: what a challenge is bound to
 */
record Asking(Matter matter, LockedAccount account, String about) {

    /** Where a code would go: as was pressed, else as the owner chose for always. */
    Route route(ContactBook book, MessageWish message) {
        Route.Wish wish = message.wish() == Route.Wish.NONE
                ? account.preferred().map(Asking::wish).orElse(Route.Wish.NONE)
                : message.wish();
        return Route.of(matter.rules().codes().channel(), book, wish);
    }

    private static Route.Wish wish(PreferredWay way) {
        return switch (way) {
            case EMAIL -> Route.Wish.EMAIL;
            case SMS -> Route.Wish.SMS;
            // A PIN is no way for a code: as if nothing was chosen.
            case PIN -> Route.Wish.NONE;
        };
    }

    /** Takes leave for a message, if one is wanted. */
    Ask of(Route route, ContactBook book, Tally tally, MessageWish message) {
        Tickets tickets = new Tickets(matter, account, about);
        Tickets.Issued issued =
                message.wantedFor(about) ? tickets.issue(route, book, message.wish()) : Tickets.Issued.none(route);
        return ask(issued, book, tally, tickets);
    }

    /** Sends nothing. */
    Ask quietly(Route route, ContactBook book, Tally tally) {
        return ask(Tickets.Issued.none(route), book, tally, new Tickets(matter, account, about));
    }

    private Ask ask(Tickets.Issued issued, ContactBook book, Tally tally, Tickets tickets) {
        return new Ask(issued.route(), book, issued.ticket(), issued.denied(), tickets.nextAt(), tally.left(), about);
    }
}
