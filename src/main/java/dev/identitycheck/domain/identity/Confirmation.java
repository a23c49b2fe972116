package dev.identitycheck.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * What the account's owner has said of an identity.
 *
 * @param state whether the owner confirmed or disowned it
 * @param by what made it known; null while unconfirmed, unless it is doubted ({@link #isDoubted})
 * @param owesProof whether it created the account and no login of its own has proved an address for it
 */
public record Confirmation(IdentityState state, @Nullable ConfirmationMethod by, boolean owesProof) {

    /** Of a link that was just made. */
    static Confirmation none(LinkOrigin origin) {
        return new Confirmation(IdentityState.UNCONFIRMED, null, origin == LinkOrigin.REGISTRATION);
    }

    Confirmation known(ConfirmationMethod method) {
        return new Confirmation(IdentityState.KNOWN, method, owesProof && !fulfilsProof(method));
    }

    // A text message proves no address; but an identity that is asked because somebody else proved one has nothing else
    // to prove.
    private boolean fulfilsProof(ConfirmationMethod method) {
        return switch (method) {
            case EMAIL, BOTH, SUPPORT -> true;
            case SMS -> isDoubted();
            case PIN, FIRST, EXISTING, SECOND_FACTOR -> false;
        };
    }

    Confirmation settled() {
        return new Confirmation(state, by, false);
    }

    Confirmation doubted() {
        return owesProof && state != IdentityState.DISOWNED
                ? new Confirmation(IdentityState.UNCONFIRMED, ConfirmationMethod.FIRST, owesProof)
                : this;
    }

    boolean isDoubted() {
        return state == IdentityState.UNCONFIRMED && by == ConfirmationMethod.FIRST;
    }

    Confirmation disowned() {
        return new Confirmation(IdentityState.DISOWNED, by, owesProof);
    }
}
