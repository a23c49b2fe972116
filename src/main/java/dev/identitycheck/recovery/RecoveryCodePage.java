package dev.identitycheck.recovery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.otp.PendingCodes;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.WaitMessages;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Builds the view of the page that asks for a recovery code. The view shows only what was entered.
 *
 * @param request the number and contact that were entered
 * @param now the time
 */
record RecoveryCodePage(RecoveryRequest request, Instant now) {

    CodeView view(PendingCodes codes, int length, int failuresLeft, CodeView.Waits waits) {
        Optional<Instant> acceptedUntil = codes.acceptedUntil(now);
        // A request without a contact is one by text message, or claims to be.
        boolean byText = request.contact().isEmpty();
        List<CodeView.Destination> destinations = request
                .contact()
                .map(contact -> new CodeView.Destination(Channel.of(contact).key(), contact.masked()))
                .stream()
                .toList();
        return new CodeView(
                new CodeView.Subject(Purpose.RECOVERY, "", ""),
                new CodeView.Sent(
                        acceptedUntil.isPresent() ? destinations : List.of(),
                        acceptedUntil.isPresent() || byText,
                        "",
                        acceptedUntil
                                .map(until -> Math.max(1, WaitMessages.minutes(WaitMessages.seconds(until, now))))
                                .orElse(5L)),
                new CodeView.Limits(length, failuresLeft, waits),
                byText ? CodeView.Choices.NONE : CodeView.Choices.RESEND);
    }

    /** The host of the page that asks for the code. */
    static String host(URI base) {
        // java.net.URI has no host for a name with an underscore.
        return Objects.requireNonNullElse(base.getHost(), base.getAuthority());
    }

    /** The URL that restarts the login from which the recovery was started. */
    static URI loginRestart(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.class, "restartSession")
                .queryParam("client_id", login.getClient().getClientId())
                .queryParam("tab_id", login.getTabId())
                .build(context.getRealm().getName());
    }
}
