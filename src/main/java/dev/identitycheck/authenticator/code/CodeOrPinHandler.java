package dev.identitycheck.challenge;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.contact.ContactBook;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.link.CheckedProviders;
import dev.identitycheck.notice.post.Notices;
import dev.identitycheck.settings.CodeStepSettings;
import dev.identitycheck.settings.StepLockScope;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What the step that asks for a code or PIN asks, and how its flow goes on. */
record StepQuestion(
        AuthenticationFlowContext context,
        Host host,
        Rules rules,
        CodeStepSettings settings,
        Means means,
        Supplier<Instant> clock)
        implements Question {

    @Override
    public String about() {
        return "";
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return ContactFile.of(account, clock.get()).confirming();
    }

    @Override
    public void locked(LockedAccount account) {
        if (settings.lockScope() == StepLockScope.ACCOUNT) {
            account.disable(clock.get());
        }
        new Notices(account, CheckedProviders.notices(account.realm()), clock.get()).stepLocked();
    }

    @Override
    public Response page(CodeView view, Say say) {
        if (rules.purpose() == Purpose.PIN) {
            boolean open = !means.codeLocked();
            boolean email = open && means.contacts().email().isPresent();
            boolean sms = open && means.contacts().phone().isPresent();
            return CodePage.draw(host, view.orCode(email, sms), say);
        }
        return CodePage.draw(host, means.pin() && !means.pinLocked() ? view.orPin() : view, say);
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
        host.show(ClosedPage.lockedCode(host, settings.lockScope()));
    }

    @Override
    public void noContact() {
        new CheckEvents(host.event(), host.user(), rules.purpose()).write(Outcome.REFUSED);
        host.show(ClosedPage.refusedCode(host, ClosedPage.Reason.CANNOT_CHECK));
    }

    @Override
    public void cancelled() {
        context.cancelLogin();
    }
}
