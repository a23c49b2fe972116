package dev.identitycheck.recovery;

import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactType;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.domain.contact.PhoneParseResult;
import dev.identitycheck.keycloak.RealmKeys;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Somebody who says that an account is theirs: nobody has looked whether there is one.
 *
 * @param number the number that they know
 * @param contact the contact that they say is on file; nothing if they say none
 */
record RecoveryRequest(IdNumber number, Optional<Contact> contact) {

    private static final String NUMBER = "identity-check.recovery.number";
    private static final String EMAIL = "identity-check.recovery.email";
    private static final String PHONE = "identity-check.recovery.phone";
    private static final String ABOUT = "identity-check recovery subject key v1";
    private static final int LONGEST_ADDRESS = 254;

    /** What stands for this pair of number and contact, however they are written. */
    List<String> subject() {
        return List.of(
                number.canonical(),
                contact.map(c -> c.type().key() + ":" + c.canonical()).orElse(""));
    }

    /** The same, as it may be stored: nobody reads a number or an address out of it. */
    String about(KeycloakSession session, RealmModel realm) {
        byte[] hash = new RealmKeys(session, realm).active(ABOUT).hash().of(String.join("\0", subject()));
        return Purpose.RECOVERY.key() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Reads an address as somebody typed it. */
    static Optional<Contact> email(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(address ->
                        address.length() <= LONGEST_ADDRESS && address.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+"))
                .map(Contact.Email::new);
    }

    /** Reads a phone number likewise. */
    static Optional<Contact> phone(@Nullable String text, PhoneNumberParser numbers) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .map(numbers::parse)
                .filter(PhoneParseResult.Usable.class::isInstance)
                .map(usable -> ((PhoneParseResult.Usable) usable).phone());
    }

    /** Keeps what was typed with the login. */
    void store(AuthenticationSessionModel login) {
        forget(login);
        login.setAuthNote(NUMBER, number.typed());
        contact.ifPresent(c -> login.setAuthNote(
                c.type() == ContactType.EMAIL ? EMAIL : PHONE,
                c instanceof Contact.Email email ? email.address() : ((Contact.Phone) c).number()));
    }

    /** Who it was that the login's earlier step was told of. */
    static Optional<RecoveryRequest> of(AuthenticationSessionModel login) {
        Optional<Contact> email = Optional.ofNullable(login.getAuthNote(EMAIL)).map(Contact.Email::new);
        Optional<Contact> phone = Optional.ofNullable(login.getAuthNote(PHONE)).map(Contact.Phone::new);
        return Optional.ofNullable(login.getAuthNote(NUMBER))
                .map(number -> new RecoveryRequest(new IdNumber(number), email.or(() -> phone)));
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
