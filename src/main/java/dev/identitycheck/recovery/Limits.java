package dev.identitycheck.recovery;

import dev.identitycheck.challenge.CodeKeys;
import dev.identitycheck.delivery.limit.Allowance;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.delivery.limit.Limit;
import dev.identitycheck.delivery.limit.Rate;
import dev.identitycheck.delivery.limit.SubjectKey;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What a recovery may try, and how often. All of it is counted by what was typed, whether or not there is such an account,
 * so that no count, wait or page tells one from the other; and by network too, so that a stranger leaves room for the
 * owner. Counts are kept where those of text messages are: for all nodes, and no longer than their time.
 */
final class Limits {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration A_DAY = Duration.ofHours(24);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;
    private final SubjectKey key;

    Limits(KeycloakSession session, RealmModel realm, Instant now) {
        this.session = session;
        this.realm = realm;
        this.now = now;
        this.key = new CodeKeys(session, realm).subjects();
    }

    /** One more recovery from an address. */
    Claim recovery(String address) {
        int most = RealmSettings.of(realm).recoveryPerAddress();
        return claim(List.of(
                Rate.ofAddress(Limit.RECOVERY, realm.getId(), "begin", address, most, TEN_MINUTES),
                Rate.ofAddress(Limit.RECOVERY, realm.getId(), "begin", address, most * 8, A_DAY)));
    }

    /** One more code for what was typed. */
    Claim code(Applicant applicant, String address, Duration interval) {
        return claim(codes(applicant, address, interval));
    }

    /** When the next code may be asked for. */
    Instant nextCode(Applicant applicant, String address, Duration interval) {
        return own(session -> Allowance.in(session).freeAt(codes(applicant, address, interval), key, now));
    }

    private List<Rate> codes(Applicant applicant, String address, Duration interval) {
        List<String> here = here(applicant, "code", address);
        return List.of(rate(here, 1, interval), rate(here, 4, TEN_MINUTES), rate(here, 12, A_DAY));
    }

    /** One more code that is looked at: a failure, until it proves right. */
    Claim attempt(Applicant applicant, String address, int most) {
        return claim(attempts(applicant, address, most));
    }

    /** How many codes may still be tried. */
    int attemptsLeft(Applicant applicant, String address, int most) {
        return own(session -> Allowance.in(session).left(attempts(applicant, address, most), key, now));
    }

    private List<Rate> attempts(Applicant applicant, String address, int most) {
        List<String> here = here(applicant, "attempt", address);
        return List.of(
                rate(here, most, HALF_AN_HOUR),
                rate(here, most * 3, A_DAY),
                rate(subject(applicant, "attempt"), most * 10, A_DAY));
    }

    /** A right code was no failure. */
    void giveBack(Claim.Granted claim) {
        own(session -> {
            Allowance.in(session).giveBack(claim.shares());
            return claim;
        });
    }

    /** Whole minutes, rounded up, at least one. */
    static long minutes(Instant then, Instant now) {
        return Math.max(1, Math.floorDiv(Duration.between(now, then).toSeconds() + 59, 60));
    }

    private static List<String> here(Applicant applicant, String use, String address) {
        return Stream.concat(subject(applicant, use).stream(), Stream.of(Rate.network(address)))
                .toList();
    }

    private static List<String> subject(Applicant applicant, String use) {
        List<String> subject = new ArrayList<>(applicant.subject());
        subject.add(0, use);
        return subject;
    }

    private Rate rate(List<String> subject, int most, Duration window) {
        return new Rate(Limit.RECOVERY, realm.getId(), subject, most, window);
    }

    private Claim claim(List<Rate> rates) {
        return own(session ->
                Allowance.in(session).claim(rates, key, UUID.randomUUID().toString(), now));
    }

    // A transaction of its own, and a short one: what is counted stays counted, whatever becomes of the request.
    private <T> T own(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task::apply, "identity-check");
    }
}
