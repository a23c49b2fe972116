package dev.identitycheck.recovery;

import dev.identitycheck.challenge.CodeKeys;
import dev.identitycheck.delivery.limit.Allowance;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.delivery.limit.Limit;
import dev.identitycheck.delivery.limit.Rate;
import dev.identitycheck.delivery.limit.Share;
import dev.identitycheck.delivery.limit.SubjectKey;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What a recovery may try, and how often. All of it is counted by what was typed, whether or not there is such an account,
 * so that no count, wait or page tells one from the other; guesses by the account too, which shows nowhere; and by network,
 * so that a stranger leaves room for the owner. Counts are kept where those of text messages are: for
 * all nodes, and no longer than their time.
 */
final class Limits {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofHours(24);

    private static final int LONGEST = CodeSettings.LONGEST_CODE;

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

    /**
     * Whether a text message of this name has not been heard before. It is remembered in the database: what is in memory alone
     * could be heard again after all nodes have stopped.
     */
    boolean isHeardFirst(String messageId, Duration remembered) {
        return claim(List.of(rate(List.of("heard", messageId), 1, remembered))) instanceof Claim.Granted;
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

    /**
     * One more guess.
     *
     * @param account the account that it is about; nothing while nobody has looked for one
     * @param length the digits that were entered
     */
    Guess guess(Applicant applicant, Optional<String> account, String address, int most, int length) {
        GuessRates rates = guesses(applicant, address, most);
        String reached = account.orElseGet(() -> applicant.about(session, realm));
        return own(session -> {
            Count count = new Count(Allowance.in(session), UUID.randomUUID().toString());
            if (!count.isTaken(rates.typed())) {
                return new Guess.Refused(count.allowance.freeAt(rates.typed(), key, now));
            }
            if (length < LONGEST && !count.isTaken(rates.atShortCodes())) {
                count.giveBack();
                return new Guess.TooShort();
            }
            boolean limited = !count.isTaken(rates.ofAccount(reached));
            return limited || account.isEmpty() ? new Guess.Unseen(limited) : new Guess.Counted(reached, count.shares);
        });
    }

    /** What one guess is counted by. */
    private final class Count {

        private final Allowance allowance;
        private final String id;
        private final List<Share> shares = new ArrayList<>();

        Count(Allowance allowance, String id) {
            this.allowance = allowance;
            this.id = id;
        }

        boolean isTaken(List<Rate> rates) {
            Claim claim = allowance.claim(rates, key, id, now);
            if (claim instanceof Claim.Granted granted) {
                shares.addAll(granted.shares());
            }
            return claim instanceof Claim.Granted;
        }

        void giveBack() {
            allowance.giveBack(shares);
        }
    }

    /** How many digits the next code has, for what was typed. */
    int codeLength(Applicant applicant, int usual) {
        List<Rate> rates = guesses(applicant, "", 1).atShortCodes();
        return own(session -> Allowance.in(session).left(rates, key, now)) > 0 ? usual : LONGEST;
    }

    /** How many codes may still be tried, for what was typed. */
    int guessesLeft(Applicant applicant, String address, int most) {
        List<Rate> rates = guesses(applicant, address, most).typed();
        return own(session -> Allowance.in(session).left(rates, key, now));
    }

    private GuessRates guesses(Applicant applicant, String address, int most) {
        return new GuessRates(realm.getId(), applicant.subject(), Rate.network(address), most);
    }

    /** A right code was no failure. */
    void giveBack(Guess.Counted guess) {
        own(session -> {
            Allowance.in(session).giveBack(guess.shares());
            return guess;
        });
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
