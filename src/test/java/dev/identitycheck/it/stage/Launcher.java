package dev.identitycheck.it.stage;

/** Starts servers, as processes or in containers. */
interface Launcher {

    /** The name of this machine as the servers resolve it. */
    String host();

    Node launch(NodePlan plan);
}
