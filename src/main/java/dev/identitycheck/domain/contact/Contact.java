package dev.identitycheck.domain.contact;

import java.util.Locale;
import java.util.regex.Pattern;

/** An address or number that the owner proved before this login. It prints itself masked. */
public sealed interface Contact {

    /** As much of it as its owner recognises and nobody else can use. */
    String masked();

    /** Which kind it is. */
    ContactType type();

    /** The same text, however the contact was written. */
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
     * @param canonical the same for as long as what is stored on the user does not change, whatever is dialled for it
     */
    record Phone(String number, String canonical) implements Contact {

        // E.164, 6.2: at most fifteen digits with the country code; the shortest numbers in use have seven.
        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

        public Phone {
            if (!isE164(number)) {
                throw new IllegalArgumentException("a phone number is in E.164");
            }
        }

        /** A phone whose number was never written otherwise. */
        public Phone(String number) {
            this(number, number);
        }

        /** Whether this is a number that the whole world understands. */
        public static boolean isE164(String text) {
            return E164.matcher(text).matches();
        }

        @Override
        public String masked() {
            return masked(number);
        }

        /** Likewise of a number that may be written in another way. */
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
