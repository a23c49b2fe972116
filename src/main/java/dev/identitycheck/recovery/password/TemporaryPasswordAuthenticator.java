package dev.identitycheck.recovery.password;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.GeneratedPin;
import dev.identitycheck.credential.PasswordGenerator;
import dev.identitycheck.delivery.DeliveryQueues;
import dev.identitycheck.delivery.DrawnEmail;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.AfterCommit;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.listener.RecoverySessionLogout;
import dev.identitycheck.notice.NoticeRecorder;
import dev.identitycheck.recovery.RecoveryAuthenticator;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * The authenticator that replaces an account's password by a generated one and sends the new password by e-mail. The
 * old password stops working at once.
 */
final class TemporaryPasswordAuthenticator implements RecoveryAuthenticator {

    private static final Logger LOG = Logger.getLogger(TemporaryPasswordAuthenticator.class);

    private final KeycloakSession session;
    private final PasswordGenerator passwords;
    private final DeliveryQueues<String> queues;
    private final InstantSource clock;

    TemporaryPasswordAuthenticator(
            KeycloakSession session, PasswordGenerator passwords, DeliveryQueues<String> queues, InstantSource clock) {
        this.session = session;
        this.passwords = passwords;
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        Optional<Contact.Email> address = address(context, user);
        Optional<String> password = passwords.next(session, context.getRealm(), user);
        if (address.isEmpty() || password.isEmpty()) {
            RecoveryAuthenticator.refuse(
                    context,
                    "no password can be mailed: no proved address that counts, a policy that none fits, or the"
                            + " contact that had the"
                            + " code is gone");
            return;
        }
        TemporaryPasswordEmail mail = new TemporaryPasswordEmail(
                context.getRealm().getId(),
                Recipient.of(user, Recipient.locale(session, user), CurrentRequest.base(session)),
                address.get(),
                password.get());
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        // Written before the password is set: the old password must not be gone for a mail that a theme cannot write.
        Optional<DrawnEmail> drawn = mail.draw(factory);
        if (drawn.isEmpty()) {
            RecoveryAuthenticator.refuse(context, "the realm's e-mail theme cannot write the mail with the password");
            return;
        }
        try {
            user.credentialManager().updateCredential(UserCredentialModel.password(password.get()));
            user.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        } catch (ReadOnlyException | ModelException e) {
            RecoveryAuthenticator.refuse(context, "the user's storage refuses a new password");
            return;
        }
        recordNotice(context.getRealm(), user);
        RecoverySessionLogout.endSessions(session, context.getRealm(), user.getId(), clock.instant());
        AfterCommit.run(session, () -> send(factory, mail, drawn.get()));
        context.forkWithSuccessMessage(new FormMessage("identityCheckPasswordMailed"));
    }

    // No event of Keycloak's tells of this password.
    private void recordNotice(RealmModel realm, UserModel user) {
        AccountLock.join(session, realm, user.getId(), account -> new NoticeRecorder(
                        account, ProtectedProviders.notices(session, realm), clock.instant())
                .passwordRecovered(NoticeSubject.of(PasswordCredentialModel.TYPE, ""), List.of(NoticeChannel.EMAIL)));
    }

    // The lock is held until the password is written.
    private Optional<Contact.Email> address(AuthenticationFlowContext context, UserModel user) {
        RealmModel realm = context.getRealm();
        try {
            return AccountLock.join(
                    session, realm, user.getId(), account -> address(account, context.getAuthenticationSession()));
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    "identity-check event=recovery_refused realm=%s user=%s cause=\"%s\"",
                    realm.getName(), user.getId(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Contact.Email> address(LockedAccount account, AuthenticationSessionModel login) {
        Optional<Contact.Email> address = RecoverySessionLogout.isValid(login, account, clock.instant())
                ? GeneratedPin.addressOf(account, clock.instant())
                : Optional.empty();
        address.ifPresent(mailed -> RecoverySessionLogout.noteUse(login, account, clock.instant()));
        return address;
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    private void send(KeycloakSessionFactory factory, TemporaryPasswordEmail mail, DrawnEmail drawn) {
        try {
            queues.execute(mail.realmId(), () -> mail.send(factory, drawn));
        } catch (RejectedExecutionException e) {
            LOG.warnf("identity-check event=password_not_mailed realm=%s cause=\"the queue is full\"", mail.realmId());
        }
    }
}
