package dev.identitycheck.delivery;

import dev.identitycheck.settings.RealmSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The content of an e-mail, to be written in the realm's e-mail theme. Its text form is masked.
 *
 * @param subject the message key of the subject
 * @param subjectArguments the arguments of the subject's text
 * @param template the name of the template of both the text and the HTML part
 * @param model what the templates show
 */
public record EmailMessage(String subject, List<Object> subjectArguments, String template, Map<String, Object> model) {

    private static final String SUPPORT = "identityCheckSupport";

    /** Writes and sends the e-mail. */
    public void send(KeycloakSession session, RealmModel realm, UserModel user) throws EmailException {
        process(session, session.getProvider(EmailTemplateProvider.class), realm, user);
    }

    /** Writes and sends the e-mail over this mail server, whatever sender the installation has. */
    public void sendBySmtp(KeycloakSession session, RealmModel realm, UserModel user) throws EmailException {
        process(session, new SmtpEmails(session), realm, user);
    }

    /** Writes the e-mail and sends it nowhere; fails if a template does. */
    public DrawnEmail draw(KeycloakSession session, RealmModel realm, UserModel user) throws EmailException {
        DrawnEmails emails = new DrawnEmails(session);
        process(session, emails, realm, user);
        return emails.drawn();
    }

    /**
     * Sends the e-mail as it was drawn. A template provider that an installation has in place of Keycloak's writes it
     * itself, since it may also send it in another way.
     */
    public void send(KeycloakSession session, RealmModel realm, UserModel user, DrawnEmail drawn)
            throws EmailException {
        EmailTemplateProvider emails = session.getProvider(EmailTemplateProvider.class);
        if (emails.getClass().equals(FreeMarkerEmailTemplateProvider.class)) {
            drawn.send(session, realm, user);
        } else {
            process(session, emails, realm, user);
        }
    }

    private void process(KeycloakSession session, EmailTemplateProvider emails, RealmModel realm, UserModel user)
            throws EmailException {
        // The template provider adds to the map.
        Map<String, Object> attributes = new HashMap<>(model);
        RealmSettings.of(realm)
                .supportContact(session.getContext().resolveLocale(user))
                .ifPresent(line -> attributes.put(SUPPORT, Map.of("text", line.text(), "link", line.link())));
        emails.setRealm(realm).setUser(user).send(subject, subjectArguments, template, attributes);
    }

    @Override
    public String toString() {
        return "EmailMessage[" + template + ", ***]";
    }
}
