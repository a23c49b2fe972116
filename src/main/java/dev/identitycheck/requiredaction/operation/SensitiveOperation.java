package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.settings.option.ChoiceOption;
import java.util.Optional;

/** An operation of self-service that needs a step-up code to a contact on file. */
public sealed interface SensitiveOperation {

    /** The operation as text, to store it between two requests. */
    String text();

    /**
     * Replaces the phone for codes.
     *
     * @param phone the new phone, not verified yet
     */
    record NewPhone(Contact.Phone phone) implements SensitiveOperation {

        private static final String KIND = "phone";

        @Override
        public String text() {
            return KIND + SEPARATOR + phone.number();
        }
    }

    /**
     * Changes the preferred method.
     *
     * @param method the method
     */
    record Prefer(PreferredMethod method) implements SensitiveOperation {

        private static final String KIND = "prefer";

        @Override
        public String text() {
            return KIND + SEPARATOR + method.key();
        }
    }

    /**
     * Lifts the block of a disowned identity.
     *
     * @param entryId the identity's entry in the ledger
     */
    record LiftBlock(String entryId) implements SensitiveOperation {

        private static final String KIND = "lift";

        @Override
        public String text() {
            return KIND + SEPARATOR + entryId;
        }
    }

    /**
     * Changes or removes the PIN.
     *
     * @param change the change
     */
    record ChangePin(PinChange change) implements SensitiveOperation {

        private static final String KIND = "pin";

        @Override
        public String text() {
            return KIND + SEPARATOR + ChoiceOption.text(change);
        }
    }

    /** Separates kind and subject in the text. */
    String SEPARATOR = ":";

    /** Parses what {@link #text} wrote; empty if the text is anything else. */
    static Optional<SensitiveOperation> parse(String text) {
        int at = text.indexOf(SEPARATOR);
        String subject = text.substring(at + 1);
        return switch (at < 0 ? "" : text.substring(0, at)) {
            case NewPhone.KIND -> Optional.of(new NewPhone(new Contact.Phone(subject)));
            case Prefer.KIND -> PreferredMethod.of(subject).map(Prefer::new);
            case LiftBlock.KIND -> Optional.of(new LiftBlock(subject));
            case ChangePin.KIND -> PinChange.of(subject).map(ChangePin::new);
            default -> Optional.empty();
        };
    }
}
