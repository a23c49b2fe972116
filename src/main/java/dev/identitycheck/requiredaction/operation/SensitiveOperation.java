package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.settings.option.ChoiceOption;
import java.util.Optional;

/** What somebody set out to do that needs their own word, given by a code to a contact on file. */
public sealed interface SensitiveOperation {

    /** Keeps it between two requests. */
    String text();

    /**
     * Another phone for codes.
     *
     * @param phone the phone, not proved yet
     */
    record NewPhone(Contact.Phone phone) implements SensitiveOperation {

        private static final String KIND = "phone";

        @Override
        public String text() {
            return KIND + SEPARATOR + phone.number();
        }
    }

    /**
     * Another way to be asked first.
     *
     * @param way the way
     */
    record Prefer(PreferredMethod way) implements SensitiveOperation {

        private static final String KIND = "prefer";

        @Override
        public String text() {
            return KIND + SEPARATOR + way.key();
        }
    }

    /**
     * No block any more for an identity that was disowned.
     *
     * @param entryId its entry in the ledger
     */
    record LiftBlock(String entryId) implements SensitiveOperation {

        private static final String KIND = "lift";

        @Override
        public String text() {
            return KIND + SEPARATOR + entryId;
        }
    }

    /**
     * Another PIN, or none.
     *
     * @param wish which
     */
    record ChangePin(PinChange wish) implements SensitiveOperation {

        private static final String KIND = "pin";

        @Override
        public String text() {
            return KIND + SEPARATOR + ChoiceOption.text(wish);
        }
    }

    /** What stands between kind and subject. */
    String SEPARATOR = ":";

    /** Reads what {@link #text} wrote; nothing if it is anything else. */
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
