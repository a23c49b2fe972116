package dev.identitycheck.listener;

import dev.identitycheck.flow.StepSettings;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Says in the log which settings of a realm's steps are out of range, when an administrator has saved some. */
final class StepSettingsListener {

    private static final Logger LOG = Logger.getLogger(StepSettingsListener.class);

    private StepSettingsListener() {}

    /** Writes one line for each setting that is out of range; the value is not written, since it may be anything. */
    static void onSave(RealmModel realm) {
        StepSettings.invalid(realm)
                .forEach(invalid -> LOG.errorf(
                        "identity-check event=setting_invalid realm=%s flow=\"%s\" step=%s setting=%s allowed=\"%s\""
                                + " cause=\"%s\"",
                        realm.getName(),
                        invalid.flow(),
                        invalid.step(),
                        invalid.setting().key(),
                        invalid.setting().allowed(),
                        invalid.consequence()));
    }
}
