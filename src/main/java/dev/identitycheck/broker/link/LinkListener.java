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
import dev.identitycheck.keycloak.OrRollBack;
import dev.identitycheck.login.ArrivedIdentity;
import dev.identitycheck.login.BrokeredRegistration;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityRemovedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Updates the ledger for each federated link that Keycloak creates or removes, within the same transaction. A link that
 * a login, the owner's browser or a token exchange creates is entered as unconfirmed at once: the identity is still
 * unknown at its next login if this login is abandoned before the step runs. An exception here rolls the link back.
 */
public final class LinkListener {

    private static final Logger LOG = Logger.getLogger(LinkListener.class);

    private final InstantSource clock;

    public LinkListener(InstantSource clock) {
        this.clock = clock;
    }

    /** Handles a provider event; events other than the creation or removal of a link are ignored. */
    public void onEvent(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            OrRollBack.run(created.getKeycloakSession(), () -> onCreated(created));
        } else if (event instanceof FederatedIdentityRemovedEvent removed) {
            OrRollBack.run(removed.getKeycloakSession(), () -> onRemoved(removed));
        }
    }

    private void onCreated(FederatedIdentityCreatedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        LinkInitiator initiator = LinkInitiator.of(session);
        if (ProtectedProviders.anyIn(realm) && initiator != LinkInitiator.ADMINISTRATION) {
            checkTab(event);
            FederatedLinks.identity(session, event.getFederatedIdentity())
                    .ifPresent(identity ->
                            AccountLock.join(session, realm, event.getUser().getId(), account -> {
                                onLinked(account, identity, initiator);
                                return identity;
                            }));
        }
    }

    // A link that a login creates belongs to the user whom its First Broker Login Flow proved. If another identity has
    // arrived in the browser tab since then, the tab's user has changed, and the link is refused.
    private static void checkTab(FederatedIdentityCreatedEvent event) {
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

    private void onLinked(LockedAccount account, Identity identity, LinkInitiator initiator) {
        DisownedLinkVeto.refuseIfDisowned(account, identity, initiator);
        if (initiator.isPersonal()) {
            enterPersonal(account, identity, initiator);
        } else {
            // On an account without a ledger, LedgerInitializer enters the link later.
            account.ledger().ifPresent(ledger -> enterByAdministrator(account, identity, ledger));
        }
    }

    private void enterByAdministrator(LockedAccount account, Identity identity, IdentityLedger ledger) {
        IdentityLedger entered = ledger.withUnconfirmed(
                identity, LinkOrigin.ADMINISTRATOR, LedgerInitializer.newEntryId(), clock.instant());
        if (!entered.equals(ledger)) {
            account.store(entered);
            account.evict();
        }
        NoticeRecorder.makeReadable(account);
        entered.find(identity).ifPresent(notices(account, identity)::linkedByAdministrator);
    }

    private NoticeRecorder notices(LockedAccount account, Identity identity) {
        return new NoticeRecorder(
                account,
                ProtectedProviders.notices(account.session(), account.realm(), identity.alias()),
                clock.instant());
    }

    private void enterPersonal(LockedAccount account, Identity identity, LinkInitiator initiator) {
        Optional<SubjectMigration> migration = SubjectMigration.completedBy(account, identity);
        if (migration.isPresent()) {
            migration.get().migratedLedger(account.session(), identity).ifPresent(ledger -> {
                account.store(ledger);
                account.evict();
            });
        } else {
            enterNew(account, identity, initiator);
        }
    }

    private void enterNew(LockedAccount account, Identity identity, LinkInitiator initiator) {
        Instant now = clock.instant();
        if (account.ledger().filter(ledger -> ledger.knowsLink(identity)).isPresent()) {
            // The identity was confirmed before it was linked, in this login's First Broker Login Flow.
            return;
        }
        List<Identity> earlier = FederatedLinks.of(account.session(), account.realm(), account.user()).stream()
                .filter(i -> !i.equals(identity))
                .toList();
        boolean isFirst =
                account.ledger().isEmpty() && earlier.isEmpty() && BrokeredRegistration.isMadeByThisLogin(account, now);
        if (!isFirst) {
            // The contacts are registered before the provider's claims reach the account, so that a contact which the
            // claims change counts as new. An account that this login makes has no earlier contacts.
            AccountContacts.of(account, now).note();
        }
        LinkOrigin origin = isFirst ? LinkOrigin.REGISTRATION : LinkOrigin.LOGIN;
        IdentityLedger ledger = account.ledger()
                .orElseGet(() -> LedgerInitializer.of(account, earlier, now))
                .withUnconfirmed(identity, origin, LedgerInitializer.newEntryId(), now);
        // A login goes on to the step, which asks for a code now. After a link from the Account Console or a token
        // exchange, the step asks at the next login.
        boolean asked = initiator == LinkInitiator.LOGIN
                && ProtectedProviders.asks(account.session(), account.realm(), identity.alias());
        account.store(asked ? ledger.withAsked(identity, now) : ledger);
        account.evict();
        if (initiator == LinkInitiator.PERSON) {
            RequestActor linker =
                    RequestActor.of(account.session(), account.user().getId());
            NoticeRecorder notices = notices(account, identity).through(linker.sessionIdentity(account));
            ledger.find(identity).ifPresent(notices::linked);
        }
    }

    private static void onRemoved(FederatedIdentityRemovedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        RealmModel realm = event.getRealm();
        if (ProtectedProviders.anyIn(realm)) {
            FederatedLinks.identity(session, event.getFederatedIdentity())
                    .ifPresent(identity ->
                            AccountLock.join(session, realm, event.getUser().getId(), account -> {
                                SubjectMigration.noteRemoved(account, identity);
                                account.ledger().ifPresent(ledger -> {
                                    account.store(ledger.without(identity));
                                    account.evict();
                                });
                                return identity;
                            }));
        }
    }
}
