package dev.identitycheck.phone;

import dev.identitycheck.domain.contact.Contact;

/** The result of parsing a text as the number of a phone that takes text messages. */
public sealed interface PhoneParseResult {

    /**
     * A number that messages can be sent to.
     *
     * @param phone the phone
     */
    record Usable(Contact.Phone phone) implements PhoneParseResult {}

    /**
     * A text that is no number that messages can be sent to.
     *
     * @param reason why
     */
    record Unusable(Reason reason) implements PhoneParseResult {

        /** Why no message can be sent to the number. */
        public enum Reason {
            /** The text has characters that no number has. */
            NOT_A_NUMBER,
            /** The number begins with no country code, or with none that is in use, and there is no default region. */
            NO_COUNTRY,
            TOO_SHORT,
            TOO_LONG,
            /** A fixed-line telephone. */
            LANDLINE,
            /** Calls and messages cost extra. */
            PREMIUM_RATE,
            /** Caller and called share the cost. */
            SHARED_COST,
            /** The called party pays. */
            TOLL_FREE,
            /** Pagers, voice mail, personal and company numbers. */
            NO_TEXT_MESSAGES
        }
    }
}
