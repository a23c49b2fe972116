package dev.identitycheck.contact;

/** An address or number that the owner proved before this login. It prints itself masked. */
public sealed interface Contact {

    /** As much of it as its owner recognises and nobody else can use. */
    String masked();

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
     */
    record Phone(String number) implements Contact {

        @Override
        public String masked() {
            return "••• " + number.substring(number.length() - 3);
        }

        @Override
        public String toString() {
            return masked();
        }
    }
}
