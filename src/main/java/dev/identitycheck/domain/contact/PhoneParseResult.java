package dev.identitycheck.domain.contact;

/** What a text is, as the number of a phone that takes text messages. */
public sealed interface PhoneParseResult {

    /**
     * A number that messages can go to.
     *
     * @param phone the phone
     */
    record Usable(Contact.Phone phone) implements PhoneParseResult {}

    /**
     * Nothing that messages can go to.
     *
     * @param reason why
     */
    record Unusable(Reason reason) implements PhoneParseResult {

        /** Why no message can go there. */
        public enum Reason {
            /** Other characters than a number has. */
            NOT_A_NUMBER,
            /** It begins with no country code, or with none that is in use, and there is no default region. */
            NO_COUNTRY,
            TOO_SHORT,
            TOO_LONG,
            /** A telephone at the wall. */
            LANDLINE,
            /** Calls and messages cost extra. */
            PREMIUM_RATE,
            /** Caller and called share the cost. */
            SHARED_COST,
            /** The called pays. */
            TOLL_FREE,
            /** Pagers, voice mail, personal and company numbers. */
            NO_TEXT_MESSAGES
        }
    }
}
