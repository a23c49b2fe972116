package dev.identitycheck.recovery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.PendingCodes;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Codes that people asked for by a text message. They belong to a number and to no browser: whoever says the number on the page,
 * and no contact, may enter the one that was sent to the phone on file. They are lost when all nodes stop.
 */
final class InboundSmsCodes {

    private static final String KEY = "identity-check.sms-code.";
    private static final CodeSettings CODES = CodeSettings.standard(ChannelSetting.SMS);

    /** The digits that such a code usually has. */
    static final int LENGTH = CODES.length();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String about;

    InboundSmsCodes(KeycloakSession session, RealmModel realm, IdNumber number) {
        this.session = session;
        this.realm = realm;
        this.about = new RecoveryRequest(number, Optional.empty()).about(session, realm);
    }

    /** Orders a code for somebody who sent a message from this phone. */
    static void order(KeycloakSession session, RealmModel realm, RecoveryRequest applicant, Instant now) {
        RecoveryRequest entering = new RecoveryRequest(applicant.number(), Optional.empty());
        int length = new RecoveryRateLimits(session, realm, now).codeLength(entering, LENGTH);
        RecoveryCodeAuthenticatorFactory factory =
                (RecoveryCodeAuthenticatorFactory) session.getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, RecoveryCodeAuthenticatorFactory.ID);
        RecoveryCodeJob order = new RecoveryCodeJob(
                realm.getId(),
                applicant,
                RecoveryCodeGenerator.of(length),
                CODES.lifetime(),
                false,
                sender(applicant),
                realm.getDefaultLocale() == null ? "en" : realm.getDefaultLocale(),
                RecoveryCodePage.host(session.getContext().getUri().getBaseUri()),
                RecoveryCodeJob.Origin.TEXT_MESSAGE);
        factory.post().take(session.getKeycloakSessionFactory(), order);
    }

    // The gateway's address is everybody's: a sender's own is the phone.
    private static String sender(RecoveryRequest applicant) {
        return "sms " + applicant.contact().map(Contact::canonical).orElse("");
    }

    /** Keeps a code that is about to be sent, in the place of an earlier one. */
    void keep(OneTimeCode code, Contact phone, Instant now) {
        PendingCode pending = PendingCode.of(
                        code, about, new CodeKeys(session, realm).active(), now.plus(CODES.lifetime()), "sms")
                .sent("sms", List.of(phone));
        store().put(
                        KEY + about,
                        CODES.lifetime().toSeconds(),
                        Map.of(
                                "key", pending.keyId(),
                                "hash", pending.hash(),
                                "to", pending.sentTo().get(0),
                                "expires", Long.toString(pending.expiresAt().toEpochMilli())));
    }

    /** The code that was sent, if this is it. */
    Optional<PendingCode> find(OneTimeCode code, Instant now) {
        Map<String, String> kept = store().get(KEY + about);
        if (kept == null) {
            return Optional.empty();
        }
        PendingCode pending = new PendingCode(
                kept.getOrDefault("key", ""),
                kept.getOrDefault("hash", ""),
                Instant.ofEpochMilli(Long.parseLong(kept.getOrDefault("expires", "0"))),
                "sms",
                List.of(kept.getOrDefault("to", "")));
        CodeKeys keys = new CodeKeys(session, realm);
        return new PendingCodes(List.of(pending)).find(code, about, keys::find, now);
    }

    /** Uses it up: false if somebody else was first. */
    boolean use() {
        return store().remove(KEY + about) != null;
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }
}
