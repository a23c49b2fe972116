package dev.identitycheck.requiredaction;

import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.requiredaction.operation.SelfServicePolicies;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/** A required action of this extension, started by the user or set by an administrator. */
final class SelfServiceAction implements RequiredActionProvider {

    private static final Logger LOG = Logger.getLogger(SelfServiceAction.class);

    private final String id;
    private final InstantSource clock;
    private final ViewFactory viewFactory;

    /** The pages and form handling of a required action in one request. */
    interface View {

        /** Shows the page of the action, at its start or after a reload. */
        void show();

        /** Handles a submitted form. */
        void submit();
    }

    /** Creates the view of one request. */
    interface ViewFactory {

        View create(RequiredActionContext context, SelfServicePolicies policies, InstantSource clock);
    }

    SelfServiceAction(String id, InstantSource clock, ViewFactory viewFactory) {
        this.id = id;
        this.clock = clock;
        this.viewFactory = viewFactory;
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // The action never adds itself to a login.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        run(context, View::show);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        run(context, View::submit);
    }

    private void run(RequiredActionContext context, Consumer<View> task) {
        ActionAccess access = ActionAccess.of(context, id);
        if (access instanceof ActionAccess.Refused refused) {
            refuse(context, refused.reason(), refused.cause());
            return;
        }
        try {
            task.accept(viewFactory.create(context, ((ActionAccess.Granted) access).policies(), clock));
        } catch (CheckImpossibleException e) {
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
        // There are no resources to release.
    }
}
