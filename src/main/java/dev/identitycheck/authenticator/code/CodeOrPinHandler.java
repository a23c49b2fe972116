package dev.identitycheck.authenticator.code;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengeHandler;
import dev.identitycheck.challenge.ChallengePolicy;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.settings.CodeOrPinSettings;
import dev.identitycheck.settings.StepLockScope;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What the step that asks for a code or PIN asks, and how its flow goes on. */
record CodeOrPinHandler(
        AuthenticationFlowContext context,
        ChallengeContext host,
        ChallengePolicy rules,
        CodeOrPinSettings settings,
        AvailableFactors means,
        Supplier<Instant> clock)
        implements ChallengeHandler {

    @Override
    public String about() {
        return "";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return AccountContacts.of(account, clock.get()).confirming();
    }

    @Override
    public void locked(LockedAccount account) {
        if (settings.lockScope() == StepLockScope.ACCOUNT) {
            account.disable(clock.get());
        }
        new NoticeRecorder(account, ProtectedProviders.notices(account.realm()), clock.get()).stepLocked();
    }

    @Override
    public Response page(CodeView view, PageMessage say) {
        if (rules.purpose() == Purpose.PIN) {
            boolean open = !means.codeLocked();
            boolean email = open && means.contacts().email().isPresent();
            boolean sms = open && means.contacts().phone().isPresent();
            return CodePage.draw(host.forms().get(), view.orCode(email, sms), say);
        }
        return CodePage.draw(host.forms().get(), means.pin() && !means.pinLocked() ? view.orPin() : view, say);
    }

    @Override
    public void passed() {
        context.success();
    }

    @Override
    public void tooLate() {
        noContact();
    }

    @Override
    public void shut() {
        host.show(RefusalPage.lockedCode(host.forms(), host.user(), settings.lockScope()));
    }

    @Override
    public void noContact() {
        new CheckEvents(host.event(), host.user(), rules.purpose()).write(CheckOutcome.REFUSED);
        host.show(RefusalPage.refusedCode(host.forms(), host.user(), RefusalPage.Reason.CANNOT_CHECK));
    }

    @Override
    public void cancelled() {
        context.cancelLogin();
    }
}
