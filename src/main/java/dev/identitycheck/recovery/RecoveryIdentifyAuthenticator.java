package dev.identitycheck.recovery;

import dev.identitycheck.challenge.FlowStep;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.challenge.Wait;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.PhoneNumbers;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.recovery.captcha.CaptchaAnswer;
import dev.identitycheck.recovery.captcha.CaptchaLogin;
import dev.identitycheck.recovery.captcha.CaptchaProvider;
import dev.identitycheck.recovery.captcha.Captchas;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks who it is, and believes everybody: the account is looked for once the page is on its way. */
final class Identify implements RecoveryStep {

    private final KeycloakSession session;
    private final Supplier<Instant> clock;

    Identify(KeycloakSession session, Supplier<Instant> clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Applicant.forget(context.getAuthenticationSession());
        ifPossible(context, settings -> {
            context.clearUser();
            IdentifyPage page = page(context, settings);
            context.challenge(page.first());
        });
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        ifPossible(context, settings -> {
            MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
            Optional<IdNumber> number = IdNumber.parse(single(form, IdentifyPage.NUMBER));
            String field = IdentifyPage.field(settings.contact());
            String typed = Optional.ofNullable(single(form, field)).orElse("");
            Optional<Contact> contact = contact(context, settings, typed);
            IdentifyPage page = page(context, settings);
            if (number.isEmpty()) {
                context.challenge(page.wrong(form, IdentifyPage.NUMBER, "identityCheckRecoveryNumberWrong"));
            } else if (contact.isEmpty() && !(typed.isBlank() && isTextTaken(context))) {
                context.challenge(page.wrong(form, field, "identityCheckRecoveryContactWrong." + field));
            } else {
                admit(context, page, form, new Applicant(number.get(), contact));
            }
        });
    }

    private void admit(
            AuthenticationFlowContext context,
            IdentifyPage page,
            MultivaluedMap<String, String> form,
            Applicant applicant) {
        CaptchaAnswer answer = captcha(context).check(login(context), form);
        if (answer instanceof CaptchaAnswer.Refused refused) {
            context.challenge(
                    page.problem(form, refused.message(), refused.parameters().toArray()));
            return;
        }
        Limits limits = new Limits(session, context.getRealm(), clock.get());
        if (limits.recovery(context.getConnection().getRemoteAddr()) instanceof Claim.Denied denied) {
            Denial.BEGIN.tell(context.getRealm(), context.getEvent());
            Say.Problem wait = Wait.untilNextRecovery(denied.until().orElse(clock.get()), clock.get());
            context.challenge(page.problem(form, wait.key(), wait.parameters().toArray()));
            return;
        }
        applicant.store(context.getAuthenticationSession());
        context.success();
    }

    private void ifPossible(AuthenticationFlowContext context, Consumer<IdentifySettings> task) {
        IdentifySettings settings = IdentifySettings.parse(FlowStep.config(context));
        if (!settings.invalid().isEmpty()) {
            RecoveryStep.refuse(context, "settings: " + settings.invalid());
        } else if (RealmSettings.of(context.getRealm()).idNumberAttribute().isEmpty()) {
            RecoveryStep.refuse(context, "the realm setting idNumberAttribute is not set");
        } else {
            task.accept(settings);
        }
    }

    private IdentifyPage page(AuthenticationFlowContext context, IdentifySettings settings) {
        return new IdentifyPage(context, settings, form -> captcha(context).ask(login(context), form));
    }

    private CaptchaProvider captcha(AuthenticationFlowContext context) {
        return Captchas.of(session, context.getRealm());
    }

    private CaptchaLogin login(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return new CaptchaLogin(
                context.getRealm().getId(),
                login.getParentSession().getId() + "." + login.getTabId(),
                context.getConnection().getRemoteAddr(),
                clock.get());
    }

    private static Optional<Contact> contact(
            AuthenticationFlowContext context, IdentifySettings settings, String typed) {
        return switch (settings.contact()) {
            case EMAIL -> Applicant.email(typed);
            case PHONE ->
                Applicant.phone(
                        typed,
                        new PhoneNumbers(RealmSettings.of(context.getRealm()).smsRegion()));
        };
    }

    // Whoever wrote a text message knows no other contact than the phone in their hand.
    private static boolean isTextTaken(AuthenticationFlowContext context) {
        return RealmSettings.of(context.getRealm()).smsInbound().isPresent();
    }

    private static @Nullable String single(MultivaluedMap<String, String> form, String field) {
        return form.getOrDefault(field, List.of()).size() == 1 ? form.getFirst(field) : null;
    }
}
