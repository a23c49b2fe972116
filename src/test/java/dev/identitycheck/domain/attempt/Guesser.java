package dev.identitycheck.domain.attempt;

import java.time.Duration;
import java.time.Instant;

/** Enters codes at times that the test chooses. */
final class Guesser {

    private final AttemptPolicy policy;
    private AttemptCount count = AttemptCount.NONE;
    private Instant now;

    Guesser(AttemptPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    AttemptCount count() {
        return count;
    }

    Instant now() {
        return now;
    }

    AttemptDecision verdict() {
        return policy.admit(count, now);
    }

    void waits(Duration time) {
        now = now.plus(time);
    }

    void isWrong(int times) {
        for (int i = 0; i < times; i++) {
            count = policy.failed(reserved(verdict()), now);
        }
    }

    void isRight() {
        reserved(verdict());
        count = AttemptCount.NONE;
    }

    static AttemptCount reserved(AttemptDecision verdict) {
        if (verdict instanceof AttemptDecision.Allowed allowed) {
            return allowed.reserved();
        }
        throw new AssertionError("the attempt was not looked at");
    }
}
