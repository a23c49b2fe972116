package dev.identitycheck.recovery;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.PendingCodes;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.settings.ChannelSetting;
import dev.identitycheck.settings.CodeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The codes that were requested by inbound text messages. A code belongs to an ID number and not to a browser: the code
 * sent to the phone on file is accepted on a page where the number was entered without a contact. Codes are lost when
 * all nodes stop.
 */
final class InboundSmsCodes {

    private static final String KEY = "identity-check.sms-code.";
    static final CodeSettings CODES = CodeSettings.standard(ChannelSetting.SMS);

    /** The usual number of digits of these codes. */
    static final int LENGTH = CODES.length();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String subjectKey;

    InboundSmsCodes(KeycloakSession session, RealmModel realm, IdNumber number) {
        this.session = session;
        this.realm = realm;
        this.subjectKey = new RecoveryRequest(number, Optional.empty()).subjectKey(session, realm);
    }

    /** Stores a code that is about to be sent, and replaces an earlier code. */
    void keep(OneTimeCode code, Contact phone, Instant now) {
        PendingCode pending = PendingCode.of(
                        code,
                        subjectKey,
                        new CodeKeys(session, realm).active(),
                        now.plus(CODES.lifetime()),
                        Set.of(Channel.SMS))
                .sent(List.of(phone));
        store().put(
                        KEY + subjectKey,
                        CODES.lifetime().toSeconds(),
                        Map.of(
                                "key", pending.keyId(),
                                "hash", pending.hash(),
                                "to", pending.sentTo().get(0),
                                "expires", Long.toString(pending.expiresAt().toEpochMilli())));
    }

    /** The stored code, if the entered code matches. */
    Optional<PendingCode> find(OneTimeCode code, Instant now) {
        Map<String, String> stored = store().get(KEY + subjectKey);
        if (stored == null) {
            return Optional.empty();
        }
        PendingCode pending = new PendingCode(
                stored.getOrDefault("key", ""),
                stored.getOrDefault("hash", ""),
                Instant.ofEpochMilli(Long.parseLong(stored.getOrDefault("expires", "0"))),
                Set.of(Channel.SMS),
                List.of(stored.getOrDefault("to", "")));
        CodeKeys keys = new CodeKeys(session, realm);
        return new PendingCodes(List.of(pending)).find(code, subjectKey, keys::find, now);
    }

    /** Consumes the code; false if another request consumed the code before. */
    boolean consume() {
        return store().remove(KEY + subjectKey) != null;
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }
}
