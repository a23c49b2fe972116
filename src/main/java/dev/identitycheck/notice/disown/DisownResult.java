package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.notice.Notice;

/** The result of reading or using a disown token. */
sealed interface DisownResult {

    /** The token is unknown or expired. */
    record Invalid() implements DisownResult {}

    /**
     * The token can be used.
     *
     * @param notice what the token disowns
     */
    record Possible(Notice notice) implements DisownResult {}

    /**
     * The token was used by this request.
     *
     * @param notice what the token disowned
     */
    record Done(Notice notice) implements DisownResult {}

    /**
     * The token was used before.
     *
     * @param notice what the token disowned
     */
    record AlreadyDone(Notice notice) implements DisownResult {}
}
