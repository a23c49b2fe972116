package dev.identitycheck.recovery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.ContactType;
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
 * What the page that asks for a recovery's code shows: what was typed, and no more.
 *
 * @param applicant who asked
 * @param now the time
 */
record RecoveryCodePage(RecoveryRequest applicant, Instant now) {

    CodeView view(PendingCodes codes, int length, int failuresLeft, Instant nextCode) {
        Optional<Instant> liveUntil = codes.liveUntil(now);
        // Whoever said no contact has asked by a text message, or says so.
        boolean byText = applicant.contact().isEmpty();
        List<CodeView.Destination> destinations =
                applicant.contact().map(contact -> new CodeView.Destination(via(applicant), contact.masked())).stream()
                        .toList();
        return new CodeView(
                Purpose.RECOVERY,
                "",
                "",
                liveUntil.isPresent() ? destinations : List.of(),
                liveUntil.isPresent() || byText,
                "",
                liveUntil
                        .map(until -> Math.max(1, WaitMessages.minutes(WaitMessages.seconds(until, now))))
                        .orElse(5L),
                length,
                failuresLeft,
                WaitMessages.seconds(nextCode, now),
                false,
                false,
                false);
    }

    /** The way on which a code goes, if it goes. */
    static String via(RecoveryRequest applicant) {
        return applicant.contact().filter(c -> c.type() == ContactType.PHONE).isPresent() ? "sms" : "email";
    }

    /** The host that a code is to be entered at. */
    static String host(URI base) {
        // A name with an underscore is no host to java.net.URI.
        return Objects.requireNonNullElse(base.getHost(), base.getAuthority());
    }

    /** Where the login that was left for the recovery begins again. */
    static URI loginAgain(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                .path(LoginActionsService.class, "restartSession")
                .queryParam("client_id", login.getClient().getClientId())
                .queryParam("tab_id", login.getTabId())
                .build(context.getRealm().getName());
    }
}
