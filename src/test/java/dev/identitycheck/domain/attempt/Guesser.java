package dev.identitycheck.attempts;

import java.time.Duration;
import java.time.Instant;

/** Somebody who enters codes, at a time of the test's choosing. */
final class Guesser {

    private final AttemptRule policy;
    private AttemptCount count = AttemptCount.NONE;
    private Instant now;

    Guesser(AttemptRule policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    AttemptCount count() {
        return count;
    }

    Instant now() {
        return now;
    }

    Verdict verdict() {
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

    static AttemptCount reserved(Verdict verdict) {
        if (verdict instanceof Verdict.Allowed allowed) {
            return allowed.reserved();
        }
        throw new AssertionError("the attempt was not looked at");
    }
}
