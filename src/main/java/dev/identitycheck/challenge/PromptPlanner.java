package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.ContactBook;

/**
 * What the page is to ask, as it is decided under the account's lock.
 *
 * @param matter what is asked
 * @param account the account
 * @param about purpose and subject: what a challenge is bound to
 */
public record PromptPlanner(ChallengeDefinition matter, LockedAccount account, String about) {

    /** Where a code would go: as was pressed, else as the owner chose for always. */
    public DeliveryRoute route(ContactBook book, MessageDemand message) {
        DeliveryRoute.Wish wish = message.wish() == DeliveryRoute.Wish.NONE
                ? account.preferred().map(PromptPlanner::wish).orElse(DeliveryRoute.Wish.NONE)
                : message.wish();
        return DeliveryRoute.of(matter.rules().codes().channel(), book, wish);
    }

    private static DeliveryRoute.Wish wish(PreferredMethod way) {
        return switch (way) {
            case EMAIL -> DeliveryRoute.Wish.EMAIL;
            case SMS -> DeliveryRoute.Wish.SMS;
            // A PIN is no way for a code: as if nothing was chosen.
            case PIN -> DeliveryRoute.Wish.NONE;
        };
    }

    /** Takes leave for a message, if one is wanted. */
    public ChallengePrompt of(DeliveryRoute route, ContactBook book, AccountAttempts tally, MessageDemand message) {
        SendPermits tickets = new SendPermits(matter, account, about);
        SendPermits.Issued issued =
                message.wantedFor(about) ? tickets.issue(route, book, message.wish()) : SendPermits.Issued.none(route);
        return ask(issued, book, tally, tickets);
    }

    /** Sends nothing. */
    ChallengePrompt quietly(DeliveryRoute route, ContactBook book, AccountAttempts tally) {
        return ask(SendPermits.Issued.none(route), book, tally, new SendPermits(matter, account, about));
    }

    private ChallengePrompt ask(
            SendPermits.Issued issued, ContactBook book, AccountAttempts tally, SendPermits tickets) {
        return new ChallengePrompt(
                issued.route(), book, issued.ticket(), issued.denied(), tickets.nextAt(), tally.left(), about);
    }
}
