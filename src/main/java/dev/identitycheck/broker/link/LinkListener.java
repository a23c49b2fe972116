package dev.identitycheck.broker.link;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.FederatedLinks;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityLedger;
import dev.identitycheck.domain.identity.LinkOrigin;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.CommitVeto;
import dev.identitycheck.login.ArrivedIdentity;
import dev.identitycheck.login.BrokeredRegistration;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityRemovedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Hears of each link that Keycloak makes or removes, within the transaction that does it. A link that a login, the
 * owner's browser or a token exchange makes is entered as unconfirmed at once, so that whoever walks away before the step
 * runs comes back as unknown. What throws here rolls the link back.
 */
public final class LinkListener {

    private static final Logger LOG = Logger.getLogger(LinkListener.class);

    private final Supplier<Instant> clock;

    public LinkListener(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** To be called with every provider event; others than links' are passed over. */
    public void hear(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            linked(created);
        } else if (event instanceof FederatedIdentityRemovedEvent removed) {
            unlinked(removed);
        }
    }

    private void linked(FederatedIdentityCreatedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        LinkInitiator origin = LinkInitiator.of(session);
        if (ProtectedProviders.anyIn(realm) && origin != LinkInitiator.ADMINISTRATION) {
            belongsToTab(event);
            FederatedLinks.identity(session, event.getFederatedIdentity())
                    .ifPresent(identity ->
                            AccountLock.join(session, realm, event.getUser().getId(), account -> {
                                linked(account, identity, origin);
                                return identity;
                            }));
        }
    }

    // A link that a login makes is of whom its First Broker Login Flow proved. An identity that has arrived in the tab
    // since then has changed the tab's user.
    private static void belongsToTab(FederatedIdentityCreatedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null) {
            return;
        }
        if (!ArrivedIdentity.isPending(login)) {
            ArrivedIdentity.expectFirst(session, login);
            return;
        }
        CommitVeto.of(session);
        String userId = event.getUser().getId();
        String alias = event.getFederatedIdentity().getIdentityProvider();
        LOG.warnf(
                "identity-check event=link_refused realm=%s user=%s provider=%s cause=\"%s\"",
                event.getRealm().getName(), userId, alias, "another identity has arrived in the tab since");
        AccountEvents.blocked(session, event.getRealm(), userId, alias);
    }

    private void linked(LockedAccount account, Identity identity, LinkInitiator origin) {
        DisownedLinkVeto.refuse(account, identity, origin);
        if (origin.isPersonal()) {
            enter(account, identity, origin);
        } else {
            // On an account without a ledger the link will be adopted.
            account.ledger().ifPresent(ledger -> enterAdministrators(account, identity, ledger));
        }
    }

    private void enterAdministrators(LockedAccount account, Identity identity, IdentityLedger ledger) {
        IdentityLedger entered =
                ledger.withUnconfirmed(identity, LinkOrigin.ADMINISTRATOR, LedgerInitializer.newEntryId(), clock.get());
        if (!entered.equals(ledger)) {
            account.store(entered);
            account.evict();
        }
        entered.find(identity).ifPresent(notices(account, identity)::linkedByAdministrator);
    }

    private NoticeRecorder notices(LockedAccount account, Identity identity) {
        return new NoticeRecorder(
                account, ProtectedProviders.notices(account.session(), account.realm(), identity.alias()), clock.get());
    }

    private void enter(LockedAccount account, Identity identity, LinkInitiator by) {
        Optional<SubjectMigration> renaming = SubjectMigration.completedBy(account, identity);
        if (renaming.isPresent()) {
            renaming.get().ledger(account.session(), identity).ifPresent(ledger -> {
                account.store(ledger);
                account.evict();
            });
        } else {
            enterNew(account, identity, by);
        }
    }

    private void enterNew(LockedAccount account, Identity identity, LinkInitiator by) {
        Instant now = clock.get();
        if (account.ledger().filter(ledger -> ledger.knowsLink(identity)).isPresent()) {
            // Confirmed before it was linked, in this login's first broker login flow.
            return;
        }
        List<Identity> earlier = FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                .filter(i -> !i.equals(identity))
                .toList();
        boolean isFirst =
                account.ledger().isEmpty() && earlier.isEmpty() && BrokeredRegistration.isMadeByThisLogin(account, now);
        if (!isFirst) {
            // Before the provider's claims reach the account: what they change is new. An account that this
            // login makes has nothing else.
            AccountContacts.of(account, now).note();
        }
        LinkOrigin origin = isFirst ? LinkOrigin.REGISTRATION : LinkOrigin.LOGIN;
        IdentityLedger ledger = account.ledger()
                .orElseGet(() -> LedgerInitializer.of(account, earlier, now))
                .withUnconfirmed(identity, origin, LedgerInitializer.newEntryId(), now);
        // A login goes on to the step, which asks. Whoever linked by hand is asked when they come back.
        boolean asked = by == LinkInitiator.LOGIN
                && ProtectedProviders.asks(account.session(), account.realm(), identity.alias());
        account.store(asked ? ledger.withAsked(identity, now) : ledger);
        account.evict();
        if (by == LinkInitiator.PERSON) {
            ledger.find(identity).ifPresent(notices(account, identity)::linked);
        }
    }

    private static void unlinked(FederatedIdentityRemovedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        if (ProtectedProviders.anyIn(realm)) {
            FederatedLinks.identity(session, event.getFederatedIdentity())
                    .ifPresent(identity ->
                            AccountLock.join(session, realm, event.getUser().getId(), account -> {
                                SubjectMigration.removed(account, identity);
                                account.ledger().ifPresent(ledger -> {
                                    account.store(ledger.without(identity));
                                    account.evict();
                                });
                                return identity;
                            }));
        }
    }
}
