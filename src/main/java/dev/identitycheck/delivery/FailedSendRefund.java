package dev.identitycheck.delivery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.ratelimit.RateLimiter;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Refunds failed messages in the account's message log and the SMS quotas, so that another may be sent at once, and
 * withdraws their links.
 */
public final class FailedSendRefund {

    private static final Logger LOG = Logger.getLogger(FailedSendRefund.class);

    private FailedSendRefund() {}

    public static void takeBack(KeycloakSessionFactory factory, CodeMessage message, Set<Contact> refused) {
        String userId = message.recipient().userId();
        try {
            Transactions.runInOwn(factory, session -> {
                RealmModel realm = session.realms().getRealm(message.realmId());
                AccountLock.change(session, realm, userId, account -> {
                    if (refused.containsAll(message.contacts())) {
                        account.store(account.messages().without(message.id()));
                        withdrawLink(account, message);
                    }
                    if (refused.stream().anyMatch(Contact.Phone.class::isInstance)) {
                        RateLimiter.in(account.session()).refund(message.charges());
                    }
                    return message;
                });
            });
        } catch (CheckImpossibleException e) {
            // The owner waits one interval longer than necessary; there is no other consequence.
            LOG.warnf(
                    "identity-check event=interval_kept realm=%s user=%s message=%s cause=\"%s\"",
                    message.realmId(), userId, message.id(), e.getMessage());
        }
    }

    /** Withdraws the link of a message that reached nobody. */
    public static void withdrawLink(LockedAccount account, CodeMessage message) {
        message.content().notMe().ifPresent(link -> {
            AccountNotices notices = new AccountNotices(account);
            notices.store(notices.tokens().without(link.digest()));
        });
    }
}
