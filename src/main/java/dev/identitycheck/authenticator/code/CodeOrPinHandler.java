package dev.identitycheck.authenticator.code;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.challenge.ChallengeSessionNotes;
import dev.identitycheck.challenge.PurposeChallenge;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.notice.AttemptNotices;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.page.WaitView;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.StepLockScope;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The challenge of the step {@code identity-check-code}: the policy for a code or PIN, and the effects on the flow. */
record CodeOrPinHandler(
        AuthenticationFlowContext context,
        ChallengeContext challengeContext,
        ChallengePolicy rules,
        CodeOrPinSettings settings,
        AvailableFactors factors,
        InstantSource clock)
        implements PurposeChallenge {

    @Override
    public String about() {
        return "";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return AccountContacts.of(account, clock.instant()).confirming();
    }

    @Override
    public void locked(LockedAccount account) {
        if (settings.lockScope() == StepLockScope.ACCOUNT) {
            account.disable(clock.instant());
        }
        NotifyPolicy notify = notices(account);
        attempts(account, notify).settled();
        new NoticeRecorder(account, notify, clock.instant()).stepLocked();
    }

    @Override
    public void wrong(LockedAccount account, Set<Channel> channels) {
        if (settings.attemptNotices().tellsOfWrongEntries()) {
            attempts(account, notices(account)).wrong(channels);
        }
    }

    @Override
    public void sent(LockedAccount account, Set<Channel> channels) {
        if (settings.attemptNotices().tellsOfPages()) {
            attempts(account, notices(account)).sent(channels, settings.codes().lifetime());
        }
    }

    @Override
    public boolean right(LockedAccount account, Set<Channel> channels) {
        attempts(account, NotifyPolicy.NONE).passed();
        return true;
    }

    private static NotifyPolicy notices(LockedAccount account) {
        return ProtectedProviders.notices(account.session(), account.realm());
    }

    // Codes and PINs are attempts at the same step, for one notice.
    private AttemptNotices attempts(LockedAccount account, NotifyPolicy notify) {
        return new AttemptNotices(
                new NoticeRecorder(account, notify, clock.instant()),
                settings.attemptNotices(),
                Purpose.CODE,
                Optional.empty(),
                AttemptNotices.browser(challengeContext.login()));
    }

    @Override
    public Response page(CodeView view, PageMessage message) {
        if (rules.purpose() == Purpose.PIN) {
            AvailableFactors.CodeFactor code = factors.code();
            boolean email = !code.locked() && code.contacts().email().isPresent();
            boolean sms = !code.locked() && code.contacts().phone().isPresent();
            return CodePage.draw(
                    challengeContext.session(),
                    challengeContext.form(),
                    view.orCode(email, sms, untilNextCode()),
                    message);
        }
        boolean pin = factors.pin().isAvailable() && !factors.pin().locked();
        return CodePage.draw(challengeContext.session(), challengeContext.form(), pin ? view.orPin() : view, message);
    }

    // While a code of this login is good, the way to it is the way to its field, and open.
    private WaitView untilNextCode() {
        Instant now = clock.instant();
        boolean isCodeLive = ChallengeSessionNotes.of(challengeContext)
                .read()
                .flatMap(state -> state.codes().acceptedUntil(now))
                .isPresent();
        return isCodeLive
                ? WaitView.NONE
                : WaitView.Factory.of(challengeContext.session(), challengeContext.user(), now)
                        .until(factors.code().nextMessageAt());
    }

    @Override
    public void passed() {
        context.success();
    }

    @Override
    public void outdated() {
        noContact();
    }

    @Override
    public void refused() {
        challengeContext.show(RefusalPage.refusedCode(
                challengeContext.session(),
                challengeContext::form,
                challengeContext.user(),
                RefusalPage.Reason.DISOWNED));
    }

    @Override
    public void lockedOut() {
        challengeContext.show(RefusalPage.lockedCode(
                challengeContext.session(), challengeContext::form, challengeContext.user(), settings.lockScope()));
    }

    @Override
    public void noContact() {
        new CheckEvents(challengeContext.event(), challengeContext.user(), rules.purpose()).write(CheckOutcome.REFUSED);
        challengeContext.show(RefusalPage.refusedCode(
                challengeContext.session(),
                challengeContext::form,
                challengeContext.user(),
                RefusalPage.Reason.CANNOT_CHECK));
    }

    @Override
    public void cancelled() {
        context.cancelLogin();
    }
}
