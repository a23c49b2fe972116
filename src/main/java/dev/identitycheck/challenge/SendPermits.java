package dev.identitycheck.challenge;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.notice.CodeLinks;
import dev.identitycheck.notice.RequestContextReader;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.ratelimit.RequesterClass;
import dev.identitycheck.ratelimit.ResendPolicy;
import dev.identitycheck.ratelimit.SmsSendRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues permits to send messages, by the resend interval of the account and the rate limits of text messages. Both are
 * counted under the account's row lock, in one transaction, and the link in the message is issued in it.
 */
final class SendPermits {

    // The length of a code decides whether a text message has room for the link; the code itself is made later.
    private static final String DIGIT = "0";

    private final ChallengeDefinition definition;
    private final LockedAccount account;
    private final String about;
    private final Optional<LedgerEntry> identity;
    private final ResendPolicy policy;

    SendPermits(ChallengeDefinition definition, LockedAccount account, String about, Optional<LedgerEntry> identity) {
        this.definition = definition;
        this.account = account;
        this.about = about;
        this.identity = identity;
        this.policy = new ResendPolicy(definition.rules().codes().resendInterval());
    }

    /**
     * The decision on one message.
     *
     * @param route the contacts of the message, permitted or not
     * @param permit what was decided
     */
    record Issued(DeliveryRoute route, ChallengePrompt.PermitDecision permit) {

        static Issued none(DeliveryRoute route) {
            return new Issued(route, new ChallengePrompt.PermitDecision.None());
        }
    }

    /** Returns when the account may be sent its next message about this subject. */
    Instant nextAt() {
        return policy.nextAt(account.messages(), about, definition.now());
    }

    /** Decides on one message. If a limit denies the text message, e-mail stays available. */
    Issued issue(DeliveryRoute route, ContactBook book, DeliveryRoute.RequestedChannel requested) {
        String id = UUID.randomUUID().toString();
        if (!(policy.admit(account.messages(), id, about, definition.now())
                instanceof ResendPolicy.Admission.Now now)) {
            return Issued.none(route);
        }
        RateLimitDecision claim =
                route.phone().map(phone -> charge(id, phone)).orElse(new RateLimitDecision.Granted(List.of()));
        if (claim instanceof RateLimitDecision.Granted granted) {
            account.store(now.log());
            return new Issued(
                    route,
                    new ChallengePrompt.PermitDecision.Granted(
                            new ChallengePrompt.Permit(id, route.contacts(), granted.charges(), codeIssue(route))));
        }
        RateLimitDecision.Denied denied = (RateLimitDecision.Denied) claim;
        DeliveryRoute byMail = DeliveryRoute.of(
                definition.rules().codes().channel(), new ContactBook(book.email(), Optional.empty()), requested);
        if (byMail.isEmpty()) {
            return new Issued(route, new ChallengePrompt.PermitDecision.DeniedByLimit(denied));
        }
        account.store(now.log());
        return new Issued(
                byMail,
                new ChallengePrompt.PermitDecision.GrantedByEmail(
                        new ChallengePrompt.Permit(id, byMail.contacts(), List.of(), codeIssue(byMail)), denied));
    }

    private ChallengePrompt.CodeIssue codeIssue(DeliveryRoute route) {
        Purpose purpose = definition.rules().purpose();
        Instant at = account.codeOutcomes().issueTime(about, definition.now());
        String rest = identity.isPresent() || about.equals(purpose.key())
                ? ""
                : about.substring(purpose.key().length() + 1);
        return new ChallengePrompt.CodeIssue(
                at,
                new CodeLinks(account, RequestContextReader.ofPerson(account.session(), account.user()), at)
                        .issue(
                                NoticeSubject.of(purpose.key(), rest),
                                identity,
                                route.contacts(),
                                CodeSender.content(
                                        definition,
                                        new OneTimeCode(DIGIT.repeat(
                                                definition.rules().codes().length())))));
    }

    private RateLimitDecision charge(String id, Contact.Phone phone) {
        SmsSendRequest request = new SmsSendRequest(
                id,
                account.realm().getId(),
                new SmsSendRequest.Requester(
                        RequesterClass.of(definition.rules().purpose()),
                        definition
                                .context()
                                .session()
                                .getContext()
                                .getConnection()
                                .getRemoteAddr()),
                SmsSendRequest.Recipient.of(definition.userId(), phone),
                about);
        return RateLimiter.in(account.session())
                .charge(
                        request,
                        definition.rules().smsLimits(),
                        new CodeKeys(account.session(), account.realm()).subjects(),
                        definition.now());
    }
}
