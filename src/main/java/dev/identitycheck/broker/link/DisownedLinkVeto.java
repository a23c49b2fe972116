package dev.identitycheck.broker.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.flow.ProtectedProviders;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.ErrorResponse;

/**
 * Refuses the link of an identity that the account's owner disowned. The login that goes on to the step is let on: the step
 * says what there is to say, and takes the link away again.
 */
final class DisownedLinkVeto {

    private static final String PAGE = "identityCheckLinkBlocked";

    private DisownedLinkVeto() {}

    static void refuse(LockedAccount account, Identity identity, LinkInitiator origin) {
        boolean blocked =
                account.ledger().filter(ledger -> ledger.blocksLink(identity)).isPresent();
        boolean stepFollows = origin == LinkInitiator.LOGIN
                && ProtectedProviders.refusesUnknown(account.session(), account.realm(), identity.alias());
        if (blocked && !stepFollows) {
            AccountEvents.blocked(
                    account.session(), account.realm(), account.user().getId(), identity.alias());
            throw origin == LinkInitiator.ADMINISTRATOR
                    ? ErrorResponse.error(
                            "The account's owner disowned this identity. Lift the block first.",
                            Response.Status.CONFLICT)
                    : new ErrorPageException(account.session(), Response.Status.FORBIDDEN, PAGE);
        }
    }
}
