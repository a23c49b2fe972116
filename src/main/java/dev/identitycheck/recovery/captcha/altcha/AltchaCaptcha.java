package dev.identitycheck.recovery.captcha.altcha;

import dev.identitycheck.code.KeyedHash;
import dev.identitycheck.delivery.limit.Allowance;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.delivery.limit.Limit;
import dev.identitycheck.delivery.limit.Rate;
import dev.identitycheck.delivery.limit.SubjectKey;
import dev.identitycheck.key.RealmKeys;
import dev.identitycheck.recovery.captcha.CaptchaAnswer;
import dev.identitycheck.recovery.captcha.CaptchaLogin;
import dev.identitycheck.recovery.captcha.CaptchaPage;
import dev.identitycheck.recovery.captcha.CaptchaProvider;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Proof of work. Whoever has no JavaScript pays with time: the same form is taken once the page has been open for a while,
 * a few times an hour for one address. Either costs this server next to nothing.
 */
final class Altcha implements CaptchaProvider {

    static final String FIELD = "altcha";
    static final String WAIT_FIELD = "altchaWait";

    private static final String TEMPLATE = "identity-check-altcha.ftl";
    private static final String USE = "identity-check captcha key v1";
    private static final String USED = "identity-check.captcha.";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int WAITS_AN_HOUR = 6;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SecureRandom random;

    Altcha(KeycloakSession session, SecureRandom random) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.random = random;
    }

    @Override
    public CaptchaPage ask(CaptchaLogin login, MultivaluedMap<String, String> form) {
        RealmKeys.Named key = new RealmKeys(session, realm).active(USE);
        int most = RealmSettings.of(realm).captchaDifficulty();
        Challenge challenge =
                Challenge.next(key.id(), key.hash(), login.binding(), most, LIFETIME, login.now(), random);
        // Whoever waits already goes on waiting.
        WaitingTicket ticket = ticket(login, form)
                .filter(known -> known.isLive(LIFETIME, login.now()) && !isUsed(known.signature()))
                .orElseGet(() -> WaitingTicket.next(key.id(), key.hash(), login.binding(), login.now()));
        return new CaptchaPage(
                TEMPLATE,
                Map.of(
                        "algorithm", Challenge.ALGORITHM,
                        "challenge", challenge.hash(),
                        "salt", challenge.salt(),
                        "signature", challenge.signature(),
                        "maxNumber", challenge.mostTries(),
                        "wait", ticket.text(),
                        "waitSeconds", WaitingTicket.WAIT.toSeconds()));
    }

    @Override
    public CaptchaAnswer check(CaptchaLogin login, MultivaluedMap<String, String> form) {
        String answer = form.getFirst(FIELD);
        if (answer == null || answer.isEmpty()) {
            return ticket(login, form)
                    .map(ticket -> waited(login, ticket))
                    .orElse(refused("identityCheckCaptchaAgain"));
        }
        Optional<Solution> right = Solution.parse(answer).filter(s -> s.keyId()
                .flatMap(this::key)
                .filter(key -> s.isRight(key, login.binding()))
                .isPresent());
        boolean passes = right.filter(s -> s.isLive(login.now()))
                .filter(s -> use(s.signature()))
                .isPresent();
        return passes ? new CaptchaAnswer.Passed() : refused("identityCheckCaptchaAgain");
    }

    private Optional<WaitingTicket> ticket(CaptchaLogin login, MultivaluedMap<String, String> form) {
        return WaitingTicket.parse(form.getFirst(WAIT_FIELD)).filter(ticket -> key(ticket.keyId())
                .filter(key -> ticket.isRight(key, login.binding()))
                .isPresent());
    }

    private CaptchaAnswer waited(CaptchaLogin login, WaitingTicket ticket) {
        Duration left = ticket.left(login.now());
        if (left.compareTo(Duration.ZERO) > 0) {
            return refused("identityCheckCaptchaWait", left.toSeconds() + 1);
        }
        if (!ticket.isLive(LIFETIME, login.now()) || !use(ticket.signature())) {
            return refused("identityCheckCaptchaAgain");
        }
        return admitted(login) ? new CaptchaAnswer.Passed() : refused("identityCheckCaptchaTooOften");
    }

    private boolean admitted(CaptchaLogin login) {
        Rate rate = Rate.ofAddress(
                Limit.RECOVERY,
                login.realmId(),
                "captcha-wait",
                login.clientAddress(),
                WAITS_AN_HOUR,
                Duration.ofHours(1));
        SubjectKey subjects = new RealmKeys(session, realm).active((id, master) -> SubjectKey.derivedFrom(master));
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> claims(own, rate, subjects, login.now()));
    }

    private static boolean claims(KeycloakSession own, Rate rate, SubjectKey subjects, Instant now) {
        return Allowance.in(own)
                        .claim(List.of(rate), subjects, UUID.randomUUID().toString(), now)
                instanceof Claim.Granted;
    }

    private Optional<KeyedHash> key(String id) {
        return new RealmKeys(session, realm).find(id, USE);
    }

    private boolean use(String signature) {
        return store().putIfAbsent(USED + signature, LIFETIME.toSeconds() * 2);
    }

    private boolean isUsed(String signature) {
        return store().contains(USED + signature);
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }

    private static CaptchaAnswer refused(String message, Object... parameters) {
        return new CaptchaAnswer.Refused(message, List.of(parameters));
    }
}
