package dev.identitycheck.domain.contact;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address or phone number that the owner proved before this login. Its text form is masked. */
public sealed interface Contact {

    /** The masked contact: its owner recognises it and nobody else can use it. */
    String masked();

    /** The kind of the contact. */
    ContactType type();

    /** A text that is the same however the contact is written. */
    String canonical();

    /**
     * An e-mail address.
     *
     * @param address as stored on the user
     */
    record Email(String address) implements Contact {

        private static final String HIDDEN = "•••";

        @Override
        public String masked() {
            int at = address.lastIndexOf('@');
            if (at < 1 || at == address.length() - 1) {
                return HIDDEN;
            }
            return first(address) + HIDDEN + "@" + first(address.substring(at + 1)) + HIDDEN;
        }

        @Override
        public ContactType type() {
            return ContactType.EMAIL;
        }

        @Override
        public String canonical() {
            return address.toLowerCase(Locale.ROOT);
        }

        private static String first(String text) {
            return text.substring(0, text.offsetByCodePoints(0, 1));
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /**
     * A mobile phone.
     *
     * @param number E.164, as {@code +393331234567}
     * @param canonical a text that stays the same while the number stored on the user does, whichever number is dialled
     * for it
     */
    record Phone(String number, String canonical) implements Contact {

        // E.164, 6.2: at most fifteen digits with the country code; the shortest numbers in use have seven.
        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

        public Phone {
            if (!isE164(number)) {
                throw new IllegalArgumentException("a phone number is in E.164");
            }
        }

        /** A phone whose number is also its canonical text. */
        public Phone(String number) {
            this(number, number);
        }

        /** Whether a text is a phone number in E.164. */
        public static boolean isE164(String text) {
            return E164.matcher(text).matches();
        }

        @Override
        public String masked() {
            return masked(number);
        }

        /** Masks a phone number, which need not be in E.164. */
        public static String masked(String number) {
            return "••• " + number.substring(number.length() - 3);
        }

        @Override
        public ContactType type() {
            return ContactType.PHONE;
        }

        @Override
        public String toString() {
            return masked();
        }
    }
}
