package dev.identitycheck.it.stage;

/** A way to run servers. */
interface Launcher {

    /** This machine's name where the servers run. */
    String host();

    Node launch(NodePlan plan);
}
