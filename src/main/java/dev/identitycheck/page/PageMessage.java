package dev.identitycheck.page;

import java.util.List;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The message of a page, as a message key with its parameters. */
public sealed interface PageMessage {

    /** Sets the message on a form. */
    void setOn(LoginFormsProvider form);

    /** No message. */
    record Nothing() implements PageMessage {

        @Override
        public void setOn(LoginFormsProvider form) {
            // The form has no message by itself.
        }
    }

    /**
     * A message that something was done.
     *
     * @param key the message
     */
    record Info(String key) implements PageMessage {

        @Override
        public void setOn(LoginFormsProvider form) {
            form.setInfo(key);
        }
    }

    /**
     * A message that something was not done.
     *
     * @param key the message
     * @param parameters its parameters
     */
    record Problem(String key, List<Object> parameters) implements PageMessage {

        @Override
        public void setOn(LoginFormsProvider form) {
            form.setError(key, parameters.toArray());
        }
    }

    /**
     * A message that something is wrong with an entry; it is shown beside the field {@link CodePage#FIELD}.
     *
     * @param key the message
     * @param parameters its parameters
     */
    record AboutEntry(String key, List<Object> parameters) implements PageMessage {

        @Override
        public void setOn(LoginFormsProvider form) {
            form.addError(new FormMessage(CodePage.FIELD, key, parameters.toArray()));
        }
    }
}
