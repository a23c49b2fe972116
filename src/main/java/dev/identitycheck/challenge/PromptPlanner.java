package dev.identitycheck.challenge;

import dev.identitycheck.account.AccountAttempts;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.identity.LedgerEntry;
import java.util.Optional;

/**
 * Decides under the account's row lock what the code page shows and whether a message is sent.
 *
 * @param definition the context and the policy of the challenge
 * @param account the account
 * @param about the purpose and subject that a challenge is bound to
 * @param identity the identity that a code confirms; empty if it confirms none
 */
public record PromptPlanner(
        ChallengeDefinition definition, LockedAccount account, String about, Optional<LedgerEntry> identity) {

    /** Returns the route of a code: the channel chosen on the page, otherwise the account's preferred method. */
    public DeliveryRoute route(ContactBook book, MessageDemand message) {
        DeliveryRoute.RequestedChannel requested = message.requested() == DeliveryRoute.RequestedChannel.NONE
                ? account.preferred().map(PromptPlanner::requested).orElse(DeliveryRoute.RequestedChannel.NONE)
                : message.requested();
        return DeliveryRoute.of(definition.rules().codes().channel(), book, requested);
    }

    private static DeliveryRoute.RequestedChannel requested(PreferredMethod method) {
        return switch (method) {
            case EMAIL -> DeliveryRoute.RequestedChannel.EMAIL;
            case SMS -> DeliveryRoute.RequestedChannel.SMS;
            // A PIN is no channel for a code: the account counts as having no preference.
            case PIN -> DeliveryRoute.RequestedChannel.NONE;
        };
    }

    /** Makes the prompt, with a permit for a message if one was requested and is permitted. */
    public ChallengePrompt of(DeliveryRoute route, ContactBook book, AccountAttempts attempts, MessageDemand message) {
        SendPermits permits = permits();
        SendPermits.Issued issued = message.wantedFor(about)
                ? permits.issue(route, book, message.requested())
                : SendPermits.Issued.none(route);
        return prompt(issued, book, attempts, permits);
    }

    /** Makes the prompt without a permit for a message. */
    ChallengePrompt withoutMessage(DeliveryRoute route, ContactBook book, AccountAttempts attempts) {
        return prompt(SendPermits.Issued.none(route), book, attempts, permits());
    }

    private SendPermits permits() {
        return new SendPermits(definition, account, about, identity);
    }

    private ChallengePrompt prompt(
            SendPermits.Issued issued, ContactBook book, AccountAttempts attempts, SendPermits permits) {
        return new ChallengePrompt(
                issued.route(), book, issued.permit(), permits.nextAt(), Optional.empty(), attempts.left(), about);
    }
}
