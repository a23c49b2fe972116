package dev.identitycheck.it.walk;

/** Performs one kind of action. */
interface Move {

    void make(World world, Step step);
}
