package dev.identitycheck.requiredaction;

import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.keycloak.CodeKeyMissingException;
import dev.identitycheck.requiredaction.operation.SelfServicePolicies;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/** A required action of this extension: people ask for it themselves, or an administrator does. */
final class SelfServiceAction implements RequiredActionProvider {

    private static final Logger LOG = Logger.getLogger(SelfServiceAction.class);

    private final String id;
    private final Supplier<Instant> clock;
    private final Maker maker;

    /** What the action shows and does in one request. */
    interface Room {

        /** Somebody comes, or comes back. */
        void arrive();

        /** Somebody sent a form. */
        void answer();
    }

    /** Makes the room of one request. */
    interface Maker {

        Room make(RequiredActionContext context, SelfServicePolicies rules, Supplier<Instant> clock);
    }

    SelfServiceAction(String id, Supplier<Instant> clock, Maker maker) {
        this.id = id;
        this.clock = clock;
        this.maker = maker;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // Nobody is sent here unasked.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        run(context, Room::arrive);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        run(context, Room::answer);
    }

    private void run(RequiredActionContext context, Consumer<Room> task) {
        ActionAccess admission = ActionAccess.of(context, id);
        if (admission instanceof ActionAccess.Refused refused) {
            refuse(context, refused.reason(), refused.cause());
            return;
        }
        try {
            task.accept(maker.make(context, ((ActionAccess.Granted) admission).rules(), clock));
        } catch (AccountUnavailableException | UnreadableAccountException | CodeKeyMissingException e) {
            refuse(
                    context,
                    ActionRefusedPage.Reason.CANNOT_CHECK,
                    Optional.ofNullable(e.getMessage()).orElse(""));
        }
    }

    private void refuse(RequiredActionContext context, ActionRefusedPage.Reason reason, String cause) {
        LOG.warnf(
                "identity-check event=action_refused action=%s realm=%s user=%s cause=\"%s\"",
                id, context.getRealm().getName(), context.getUser().getId(), cause);
        context.challenge(ActionRefusedPage.page(context, reason));
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
