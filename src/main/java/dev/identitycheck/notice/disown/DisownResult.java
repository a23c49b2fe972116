package dev.identitycheck.notice.disown;

import dev.identitycheck.domain.notice.Notice;

/** What became of a handle. */
sealed interface DisownResult {

    /** Nobody has sent it, or its time is over. */
    record Nothing() implements DisownResult {}

    /**
     * It can be used.
     *
     * @param fact what it disowns
     */
    record Possible(Notice fact) implements DisownResult {}

    /**
     * It did its work now.
     *
     * @param fact what it disowned
     */
    record Done(Notice fact) implements DisownResult {}

    /**
     * It has done its work before.
     *
     * @param fact what it disowned
     */
    record Already(Notice fact) implements DisownResult {}
}
