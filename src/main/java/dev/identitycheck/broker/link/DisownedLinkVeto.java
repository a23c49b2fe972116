package dev.identitycheck.link;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.event.NoticeEvents;
import dev.identitycheck.identity.Identity;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.ErrorResponse;

/**
 * Refuses the link of an identity that the account's owner disowned. The login that goes on to the step is let on: the step
 * says what there is to say, and takes the link away again.
 */
final class BlockedLink {

    private static final String PAGE = "identityCheckLinkBlocked";

    private BlockedLink() {}

    static void refuse(LockedAccount account, Identity identity, RequestOrigin origin) {
        boolean blocked =
                account.ledger().filter(ledger -> ledger.blocksLink(identity)).isPresent();
        boolean stepFollows = origin == RequestOrigin.LOGIN
                && CheckedProviders.refusesUnknown(account.session(), account.realm(), identity.alias());
        if (blocked && !stepFollows) {
            NoticeEvents.blocked(
                    account.session(), account.realm(), account.user().getId(), identity.alias());
            throw origin == RequestOrigin.ADMINISTRATOR
                    ? ErrorResponse.error(
                            "The account's owner disowned this identity. Lift the block first.",
                            Response.Status.CONFLICT)
                    : new ErrorPageException(account.session(), Response.Status.FORBIDDEN, PAGE);
        }
    }
}
