package dev.identitycheck.it.walk;

/** How an act is done. */
interface Move {

    void make(World world, Step step);
}
