package dev.identitycheck.broker.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.flow.ProtectedProviders;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.ErrorResponse;

/**
 * Refuses to link an identity that the account's owner disowned. A login that goes on to the authenticator
 * {@code identity-check} is not refused here: that step shows the refusal and removes the link again.
 */
final class DisownedLinkVeto {

    private static final String PAGE = "identityCheckLinkBlocked";

    private DisownedLinkVeto() {}

    static void refuseIfDisowned(LockedAccount account, Identity identity, LinkInitiator initiator) {
        boolean blocked =
                account.ledger().filter(ledger -> ledger.blocksLink(identity)).isPresent();
        boolean stepFollows = initiator == LinkInitiator.LOGIN
                && ProtectedProviders.refusesUnknown(account.session(), account.realm(), identity.alias());
        if (blocked && !stepFollows) {
            AccountEvents.blocked(
                    account.session(), account.realm(), account.user().getId(), identity.alias());
            throw initiator == LinkInitiator.ADMINISTRATOR
                    ? ErrorResponse.error(
                            "The account's owner disowned this identity. Lift the block first.",
                            Response.Status.CONFLICT)
                    : new ErrorPageException(account.session(), Response.Status.FORBIDDEN, PAGE);
        }
    }
}
