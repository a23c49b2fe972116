package dev.identitycheck.listener;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.phone.PhoneParseResult;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * A user's phone number as the attributes and the phone credential hold it.
 *
 * @param number the number in the attribute {@code phoneNumber}
 * @param isMarked whether the attribute {@code phoneNumberVerified} marks the number as proved
 * @param credentialNumber the number in the phone credential
 */
record PhoneAttributeState(Optional<String> number, boolean isMarked, Optional<String> credentialNumber) {

    /** The change that leaves no unproved number marked as proved. */
    enum Repair {
        NONE,
        UNMARK,
        REMOVE_CREDENTIAL
    }

    /** Reads the state from a user; numbers are compared in canonical form. */
    static PhoneAttributeState of(UserModel user, PhoneNumberParser numbers) {
        Optional<String> number = Optional.ofNullable(user.getFirstAttribute(UserContacts.PHONE))
                .filter(n -> !n.isBlank())
                .map(n -> canonical(n, numbers));
        return new PhoneAttributeState(
                number,
                UserContacts.marked(user).isPresent(),
                PhoneCredential.numberOf(user).map(n -> canonical(n, numbers)));
    }

    /** Whether the attributes and the credential hold the same, so that the earlier state need not be read. */
    boolean isConsistent() {
        return isMarked ? number.equals(credentialNumber) : credentialNumber.isEmpty();
    }

    /** The repair that this state needs, given the earlier state. */
    Repair repairAfter(PhoneAttributeState before, Actor actor) {
        if (before.credentialNumber.isPresent() && credentialNumber.isEmpty()) {
            boolean stillMarked = isMarked && number.equals(before.credentialNumber);
            return stillMarked ? Repair.UNMARK : changed(before, actor);
        }
        return changed(before, actor);
    }

    // A number or mark that an administrator enters or removes takes precedence over the credential.
    private Repair changed(PhoneAttributeState before, Actor actor) {
        boolean isOther = !number.equals(before.number);
        if (actor == Actor.PERSON) {
            return isOther && isMarked && !number.equals(credentialNumber) ? Repair.UNMARK : Repair.NONE;
        }
        boolean isUnmarked = before.isMarked && !isMarked;
        boolean isEntered = isOther && isMarked && !number.equals(credentialNumber);
        return credentialNumber.isPresent() && (isUnmarked || isEntered) ? Repair.REMOVE_CREDENTIAL : Repair.NONE;
    }

    private static String canonical(String number, PhoneNumberParser numbers) {
        return numbers.parse(number) instanceof PhoneParseResult.Usable usable
                ? usable.phone().canonical()
                : number;
    }
}
