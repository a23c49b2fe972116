package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.delivery.EmailMessage;
import dev.identitycheck.delivery.EmailSamples;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.delivery.SampleRecipient;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.notice.NoticeSamples;
import dev.identitycheck.recovery.password.PasswordEmailSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Draws each mail of this extension in the realm's e-mail theme and in each of its languages, as a worker does; reports
 * templates that fail.
 */
final class MailTemplateBroken implements Check {

    private static final String NOBODY = "nobody@example.invalid";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        RealmModel realm = examined.realm();
        Map<String, List<String>> broken = new TreeMap<>();
        for (String locale : locales(realm)) {
            Recipient recipient = SampleRecipient.of(examined.session(), realm, locale);
            Transactions.inOwn(
                            examined.session().getKeycloakSessionFactory(),
                            own -> broken(own, realm.getId(), recipient))
                    .forEach(template -> broken.computeIfAbsent(template, t -> new ArrayList<>())
                            .add(locale));
        }
        String theme = Objects.requireNonNullElse(realm.getEmailTheme(), "the default");
        return broken.entrySet().stream()
                .map(template -> new Finding(
                        Severity.ERROR,
                        "mail-template-broken",
                        template.getKey(),
                        "The e-mail theme (" + theme + ") cannot write this mail in "
                                + String.join(", ", template.getValue()) + ": nobody gets it.",
                        "Mend the theme's templates and messages: the server's log says more when such a mail is to be"
                                + " sent."));
    }

    private static List<String> locales(RealmModel realm) {
        String usual = Objects.requireNonNullElse(realm.getDefaultLocale(), Locale.ENGLISH.toLanguageTag());
        return realm.isInternationalizationEnabled()
                ? Stream.concat(Stream.of(usual), realm.getSupportedLocalesStream())
                        .distinct()
                        .sorted()
                        .toList()
                : List.of(Locale.ENGLISH.toLanguageTag());
    }

    private static List<String> broken(KeycloakSession session, String realmId, Recipient recipient) {
        RealmModel realm = recipient.writeFor(session, realmId);
        UserModel user = recipient.at(NOBODY, session, realm);
        return Stream.of(
                        EmailSamples.of(realm, recipient),
                        NoticeSamples.of(session, realm, recipient, ServerClock.now()),
                        List.of(PasswordEmailSample.of(realm, recipient)))
                .flatMap(List::stream)
                .filter(mail -> !isDrawable(mail, session, realm, user))
                .map(EmailMessage::template)
                .distinct()
                .toList();
    }

    private static boolean isDrawable(EmailMessage mail, KeycloakSession session, RealmModel realm, UserModel user) {
        try {
            mail.draw(session, realm, user);
            return true;
        } catch (EmailException e) {
            return false;
        }
    }
}
