package dev.identitycheck.recovery;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.domain.otp.PendingCodes;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.keycloak.CodeKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String subjectKey;

    InboundSmsCodes(KeycloakSession session, RealmModel realm, IdNumber number) {
        this.session = session;
        this.realm = realm;
        this.subjectKey = new RecoveryRequest(number, Optional.empty()).subjectKey(session, realm);
    }

    /**
     * Stores a code that is about to be sent.
     *
     * @param now when the code was issued
     * @param accepted how many of the latest codes are accepted
     */
    void keep(OneTimeCode code, Contact phone, Duration lifetime, int accepted, Instant now) {
        PendingCode pending = PendingCode.of(
                        code, subjectKey, new CodeKeys(session, realm).active(), now, lifetime, Set.of(Channel.SMS))
                .sent(List.of(phone));
        Map<String, String> stored = new HashMap<>();
        List<PendingCode> latest = stored().plus(pending, accepted).codes();
        for (int i = 0; i < latest.size(); i++) {
            PendingCode one = latest.get(i);
            stored.put(i + ".key", one.keyId());
            stored.put(i + ".hash", one.hash());
            stored.put(i + ".to", one.sentTo().get(0));
            stored.put(i + ".expires", Long.toString(one.expiresAt().toEpochMilli()));
            stored.put(i + ".issued", Long.toString(one.issuedAt().toEpochMilli()));
        }
        store().put(KEY + subjectKey, lifetime.toSeconds(), stored);
    }

    /** The stored code that equals an entered one. */
    Optional<PendingCode> find(OneTimeCode code, Instant now) {
        CodeKeys keys = new CodeKeys(session, realm);
        return stored().find(code, subjectKey, keys::find, now);
    }

    private PendingCodes stored() {
        Map<String, String> stored = Objects.requireNonNullElse(store().get(KEY + subjectKey), Map.of());
        return new PendingCodes(IntStream.iterate(0, i -> stored.containsKey(i + ".hash"), i -> i + 1)
                .mapToObj(i -> new PendingCode(
                        stored.getOrDefault(i + ".key", ""),
                        stored.getOrDefault(i + ".hash", ""),
                        Instant.ofEpochMilli(Long.parseLong(stored.getOrDefault(i + ".expires", "0"))),
                        Set.of(Channel.SMS),
                        List.of(stored.getOrDefault(i + ".to", "")),
                        // Of a code from a version that did not note it, the earliest time is assumed.
                        Instant.ofEpochMilli(Long.parseLong(stored.getOrDefault(i + ".issued", "0")))))
                .toList());
    }

    /** Consumes the codes; false if another request consumed them before. */
    boolean consume() {
        return store().remove(KEY + subjectKey) != null;
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }
}
