package dev.identitycheck.notice.disown;

import dev.identitycheck.notice.Fact;

/** What became of a handle. */
sealed interface Disowned {

    /** Nobody has sent it, or its time is over. */
    record Nothing() implements Disowned {}

    /**
     * It can be used.
     *
     * @param fact what it disowns
     */
    record Possible(Fact fact) implements Disowned {}

    /**
     * It did its work now.
     *
     * @param fact what it disowned
     */
    record Done(Fact fact) implements Disowned {}

    /**
     * It has done its work before.
     *
     * @param fact what it disowned
     */
    record Already(Fact fact) implements Disowned {}
}
