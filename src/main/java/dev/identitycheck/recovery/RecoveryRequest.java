package dev.identitycheck.recovery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.domain.text.TypedText;
import dev.identitycheck.keycloak.RealmKeys;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.phone.PhoneParseResult;
import dev.identitycheck.settings.RealmSettings;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The number and contact that were entered to start a recovery, not looked up yet.
 *
 * @param number the ID number
 * @param contact the claimed contact on file; empty if none was entered
 */
record RecoveryRequest(IdNumber number, Optional<Contact> contact) {

    private static final String NUMBER = "identity-check.recovery.number";
    private static final String EMAIL = "identity-check.recovery.email";
    private static final String PHONE = "identity-check.recovery.phone";
    private static final String SUBJECT_KEY = "identity-check recovery subject key v1";
    private static final int LONGEST_ADDRESS = 254;

    /** The rate limit subject of this number and contact, equal for all spellings. */
    List<String> subject() {
        return List.of(
                number.canonical(),
                contact.map(c -> c.type().key() + ":" + c.canonical()).orElse(""));
    }

    /** The keyed hash of the subject, which may be stored since it reveals neither number nor address. */
    String subjectKey(KeycloakSession session, RealmModel realm) {
        byte[] hash = new RealmKeys(session, realm).active(SUBJECT_KEY).hash().of(String.join("\0", subject()));
        return Purpose.RECOVERY.key() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Parses an entered e-mail address. */
    static Optional<Contact> email(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(TypedText::visible)
                .filter(address ->
                        address.length() <= LONGEST_ADDRESS && address.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+"))
                .map(Contact.Email::new);
    }

    /** Parses an entered phone number. */
    static Optional<Contact> phone(@Nullable String text, PhoneNumberParser numbers) {
        return Optional.ofNullable(text)
                .map(numbers::parse)
                .filter(PhoneParseResult.Usable.class::isInstance)
                .map(usable -> ((PhoneParseResult.Usable) usable).phone());
    }

    /** Stores the request in the notes of the authentication session. */
    void store(AuthenticationSessionModel login) {
        forget(login);
        login.setAuthNote(NUMBER, number.typed());
        contact.ifPresent(c -> login.setAuthNote(
                c.type() == ContactType.EMAIL ? EMAIL : PHONE,
                c instanceof Contact.Email email ? email.address() : ((Contact.Phone) c).number()));
    }

    /** The request that the preceding authenticator stored. */
    static Optional<RecoveryRequest> of(AuthenticationSessionModel login) {
        Optional<Contact> email = Optional.ofNullable(login.getAuthNote(EMAIL)).map(Contact.Email::new);
        Optional<Contact> phone = Optional.ofNullable(login.getAuthNote(PHONE)).map(Contact.Phone::new);
        return Optional.ofNullable(login.getAuthNote(NUMBER))
                .map(number -> new RecoveryRequest(
                        new IdNumber(number, RealmSettings.of(login.getRealm()).idNumberPrefixes()),
                        email.or(() -> phone)));
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NUMBER);
        login.removeAuthNote(EMAIL);
        login.removeAuthNote(PHONE);
    }

    @Override
    public String toString() {
        return "RecoveryRequest[***]";
    }
}
