package dev.identitycheck.recovery.captcha.altcha;

import dev.identitycheck.domain.otp.KeyedHash;
import dev.identitycheck.keycloak.RateLimitKey;
import dev.identitycheck.keycloak.RealmKeys;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.ratelimit.RateLimit;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.ratelimit.RateLimiter;
import dev.identitycheck.recovery.captcha.CaptchaChallenge;
import dev.identitycheck.recovery.captcha.CaptchaContext;
import dev.identitycheck.recovery.captcha.CaptchaProvider;
import dev.identitycheck.recovery.captcha.CaptchaResult;
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

/**
 * The captcha provider {@code altcha}, by proof of work. Without JavaScript, the form is accepted once the page has
 * been open for a while, a few times an hour for one address. Both cost the server next to nothing.
 */
final class AltchaCaptcha implements CaptchaProvider {

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

    AltchaCaptcha(KeycloakSession session, SecureRandom random) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.random = random;
    }

    @Override
    public CaptchaChallenge ask(CaptchaContext login, MultivaluedMap<String, String> form) {
        RealmKeys.Named key = new RealmKeys(session, realm).active(USE);
        int most = RealmSettings.of(realm).captchaDifficulty();
        AltchaChallenge challenge =
                AltchaChallenge.next(key.id(), key.hash(), login.binding(), most, LIFETIME, login.now(), random);
        // A valid wait token is kept, so that redisplaying the page does not restart the wait.
        WaitToken waitToken = waitToken(login, form)
                .filter(known -> known.isLive(LIFETIME, login.now()) && !isUsed(known.signature()))
                .orElseGet(() -> WaitToken.next(key.id(), key.hash(), login.binding(), login.now()));
        return new CaptchaChallenge(
                TEMPLATE,
                Map.of(
                        "algorithm", AltchaChallenge.ALGORITHM,
                        "challenge", challenge.hash(),
                        "salt", challenge.salt(),
                        "signature", challenge.signature(),
                        "maxNumber", challenge.mostTries(),
                        "wait", waitToken.text(),
                        "waitSeconds", WaitToken.WAIT.toSeconds()));
    }

    @Override
    public CaptchaResult check(CaptchaContext login, MultivaluedMap<String, String> form) {
        String answer = form.getFirst(FIELD);
        if (answer == null || answer.isEmpty()) {
            return waitToken(login, form)
                    .map(waitToken -> waited(login, waitToken))
                    .orElse(refused("identityCheckCaptchaAgain"));
        }
        Optional<AltchaSolution> solution = AltchaSolution.parse(answer).filter(s -> s.keyId()
                .flatMap(this::key)
                .filter(key -> s.isRight(key, login.binding()))
                .isPresent());
        boolean passes = solution.filter(s -> s.isLive(login.now()))
                .filter(s -> consume(s.signature()))
                .isPresent();
        return passes ? new CaptchaResult.Passed() : refused("identityCheckCaptchaAgain");
    }

    private Optional<WaitToken> waitToken(CaptchaContext login, MultivaluedMap<String, String> form) {
        return WaitToken.parse(form.getFirst(WAIT_FIELD)).filter(waitToken -> key(waitToken.keyId())
                .filter(key -> waitToken.isRight(key, login.binding()))
                .isPresent());
    }

    private CaptchaResult waited(CaptchaContext login, WaitToken waitToken) {
        Duration left = waitToken.left(login.now());
        if (left.compareTo(Duration.ZERO) > 0) {
            return refused("identityCheckCaptchaWait", left.toSeconds() + 1);
        }
        if (!waitToken.isLive(LIFETIME, login.now()) || !consume(waitToken.signature())) {
            return refused("identityCheckCaptchaAgain");
        }
        return admitted(login) ? new CaptchaResult.Passed() : refused("identityCheckCaptchaTooOften");
    }

    private boolean admitted(CaptchaContext login) {
        RateLimit rate = RateLimit.ofAddress(
                LimitType.RECOVERY,
                login.realmId(),
                "captcha-wait",
                login.clientAddress(),
                WAITS_AN_HOUR,
                Duration.ofHours(1));
        RateLimitKey subjects = RateLimitKey.of(session, realm);
        return Transactions.inOwn(
                session.getKeycloakSessionFactory(), own -> isGranted(own, rate, subjects, login.now()));
    }

    private static boolean isGranted(KeycloakSession own, RateLimit rate, RateLimitKey subjects, Instant now) {
        return RateLimiter.in(own)
                        .charge(List.of(rate), subjects, UUID.randomUUID().toString(), now)
                instanceof RateLimitDecision.Granted;
    }

    private Optional<KeyedHash> key(String id) {
        return new RealmKeys(session, realm).find(id, USE);
    }

    private boolean consume(String signature) {
        return store().putIfAbsent(USED + signature, LIFETIME.toSeconds() * 2);
    }

    private boolean isUsed(String signature) {
        return store().contains(USED + signature);
    }

    private SingleUseObjectProvider store() {
        return session.getProvider(SingleUseObjectProvider.class);
    }

    private static CaptchaResult refused(String message, Object... parameters) {
        return new CaptchaResult.Refused(message, List.of(parameters));
    }
}
