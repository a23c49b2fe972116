package dev.identitycheck.recovery;

import dev.identitycheck.authenticator.StatelessAuthenticator;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.recovery.captcha.CaptchaContext;
import dev.identitycheck.recovery.captcha.CaptchaProvider;
import dev.identitycheck.recovery.captcha.CaptchaResult;
import dev.identitycheck.recovery.captcha.Captchas;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.RecoveryIdentifySettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The authenticator that asks for ID number and contact and accepts every well-formed entry, since the account is
 * looked up only after the page was sent.
 */
final class RecoveryIdentifyAuthenticator implements RecoveryAuthenticator {

    private final KeycloakSession session;
    private final InstantSource clock;

    RecoveryIdentifyAuthenticator(KeycloakSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        RecoveryRequest.forget(context.getAuthenticationSession());
        ifPossible(context, settings -> {
            context.clearUser();
            RecoveryIdentifyPage page = page(context, settings);
            context.challenge(page.first());
        });
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        ifPossible(context, settings -> {
            MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
            Optional<IdNumber> number = IdNumber.parse(
                    single(form, RecoveryIdentifyPage.NUMBER),
                    RealmSettings.of(context.getRealm()).idNumberPrefixes());
            String field = RecoveryIdentifyPage.field(settings.contact());
            String typed = Optional.ofNullable(single(form, field)).orElse("");
            Optional<Contact> contact = contact(context, settings, typed);
            RecoveryIdentifyPage page = page(context, settings);
            if (number.isEmpty()) {
                context.challenge(page.wrong(form, RecoveryIdentifyPage.NUMBER, "identityCheckRecoveryNumberWrong"));
            } else if (contact.isEmpty() && !(typed.isBlank() && isTextTaken(context))) {
                context.challenge(page.wrong(form, field, "identityCheckRecoveryContactWrong." + field));
            } else {
                admit(context, page, form, new RecoveryRequest(number.get(), contact));
            }
        });
    }

    private void admit(
            AuthenticationFlowContext context,
            RecoveryIdentifyPage page,
            MultivaluedMap<String, String> form,
            RecoveryRequest request) {
        CaptchaResult result = captcha(context).check(login(context), form);
        if (result instanceof CaptchaResult.Refused refused) {
            context.challenge(
                    page.problem(form, refused.message(), refused.parameters().toArray()));
            return;
        }
        RecoveryRateLimits limits = new RecoveryRateLimits(session, context.getRealm(), clock.instant());
        if (limits.recovery(context.getConnection().getRemoteAddr()) instanceof RateLimitDecision.Denied denied) {
            RecoveryDenial.BEGIN.report(context.getRealm(), context.getEvent());
            PageMessage.Problem wait =
                    WaitMessages.untilNextRecovery(denied.until().orElse(clock.instant()), clock.instant());
            context.challenge(page.problem(form, wait.key(), wait.parameters().toArray()));
            return;
        }
        request.store(context.getAuthenticationSession());
        context.success();
    }

    private void ifPossible(AuthenticationFlowContext context, Consumer<RecoveryIdentifySettings> task) {
        RecoveryIdentifySettings settings = RecoveryIdentifySettings.parse(StatelessAuthenticator.config(context));
        if (!settings.invalid().isEmpty()) {
            RecoveryAuthenticator.refuse(context, "settings: " + settings.invalid());
        } else if (RealmSettings.of(context.getRealm()).idNumberAttribute().isEmpty()) {
            RecoveryAuthenticator.refuse(context, "the realm setting idNumberAttribute is not set");
        } else {
            task.accept(settings);
        }
    }

    private RecoveryIdentifyPage page(AuthenticationFlowContext context, RecoveryIdentifySettings settings) {
        return new RecoveryIdentifyPage(
                context, settings, form -> captcha(context).ask(login(context), form));
    }

    private CaptchaProvider captcha(AuthenticationFlowContext context) {
        return Captchas.of(session, context.getRealm());
    }

    private CaptchaContext login(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return new CaptchaContext(
                context.getRealm().getId(),
                login.getParentSession().getId() + "." + login.getTabId(),
                context.getConnection().getRemoteAddr(),
                clock.instant());
    }

    private static Optional<Contact> contact(
            AuthenticationFlowContext context, RecoveryIdentifySettings settings, String typed) {
        return switch (settings.contact()) {
            case EMAIL -> RecoveryRequest.email(typed);
            case PHONE ->
                RecoveryRequest.phone(
                        typed,
                        new PhoneNumberParser(
                                RealmSettings.of(context.getRealm()).smsRegion()));
        };
    }

    // After an inbound text message, the contact is the phone that sent the message, so none has to be entered.
    private static boolean isTextTaken(AuthenticationFlowContext context) {
        return RealmSettings.of(context.getRealm()).smsInbound().isPresent();
    }

    private static @Nullable String single(MultivaluedMap<String, String> form, String field) {
        return form.getOrDefault(field, List.of()).size() == 1 ? form.getFirst(field) : null;
    }
}
