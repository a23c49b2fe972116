package dev.identitycheck.listener;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.account.UserContacts;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.domain.contact.PhoneParseResult;
import dev.identitycheck.listener.ContactChangeListener.Whose;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * What is written of a user's phone.
 *
 * @param number the number in the attribute
 * @param isMarked whether the other attribute says that it was proved
 * @param ofCredential the number that the user's credential holds
 */
record PhoneAttributeState(Optional<String> number, boolean isMarked, Optional<String> ofCredential) {

    /** What has to be done so that nothing says of a number that it was proved which was not. */
    enum Repair {
        NONE,
        UNMARK,
        REMOVE_CREDENTIAL
    }

    /** Reads a user. The same number is the same, however it is written. */
    static PhoneAttributeState of(UserModel user, PhoneNumberParser numbers) {
        Optional<String> number = Optional.ofNullable(user.getFirstAttribute(UserContacts.PHONE))
                .filter(n -> !n.isBlank())
                .map(n -> canonical(n, numbers));
        return new PhoneAttributeState(
                number,
                UserContacts.marked(user).isPresent(),
                PhoneCredential.numberOf(user).map(n -> canonical(n, numbers)));
    }

    /** Whether a look at what was there before can be spared: the attributes and the credential say the same. */
    boolean agrees() {
        return isMarked ? number.equals(ofCredential) : ofCredential.isEmpty();
    }

    /** What this state needs after the one before. */
    Repair after(PhoneAttributeState before, Whose whose) {
        if (before.ofCredential.isPresent() && ofCredential.isEmpty()) {
            boolean stillMarked = isMarked && number.equals(before.ofCredential);
            return stillMarked ? Repair.UNMARK : changed(before, whose);
        }
        return changed(before, whose);
    }

    // What an administrator enters or takes away is the administrator's word.
    private Repair changed(PhoneAttributeState before, Whose whose) {
        boolean isOther = !number.equals(before.number);
        if (whose == Whose.PERSON) {
            return isOther && isMarked && !number.equals(ofCredential) ? Repair.UNMARK : Repair.NONE;
        }
        boolean isTakenAway = before.isMarked && !isMarked;
        boolean isEntered = isOther && isMarked && !number.equals(ofCredential);
        return ofCredential.isPresent() && (isTakenAway || isEntered) ? Repair.REMOVE_CREDENTIAL : Repair.NONE;
    }

    private static String canonical(String number, PhoneNumberParser numbers) {
        return numbers.parse(number) instanceof PhoneParseResult.Usable usable
                ? usable.phone().canonical()
                : number;
    }
}
