package dev.identitycheck.delivery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.ratelimit.RateLimiter;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes messages that failed out of every count, so that the owner may ask again at once. */
public final class FailedSendRefund {

    private static final Logger LOG = Logger.getLogger(FailedSendRefund.class);

    private FailedSendRefund() {}

    public static void takeBack(KeycloakSessionFactory factory, CodeMessage message, Set<Contact> refused) {
        String userId = message.recipient().userId();
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(message.realmId());
                AccountLock.change(session, realm, userId, account -> {
                    if (refused.containsAll(message.contacts())) {
                        account.store(account.messages().without(message.id()));
                    }
                    if (refused.stream().anyMatch(Contact.Phone.class::isInstance)) {
                        RateLimiter.in(account.session()).giveBack(message.shares());
                    }
                    return message;
                });
            });
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // The owner waits one interval longer than need be; nothing else is lost.
            LOG.warnf(
                    "identity-check event=interval_kept realm=%s user=%s message=%s cause=\"%s\"",
                    message.realmId(), userId, message.id(), e.getMessage());
        }
    }
}
