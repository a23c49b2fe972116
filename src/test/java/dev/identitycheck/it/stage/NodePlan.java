package dev.identitycheck.it.stage;

import java.util.List;

/**
 * What a node is to be, besides its ports.
 *
 * @param name unique in the run
 * @param buildArguments what the server fixes when it is built
 * @param startArguments read at start
 */
record NodePlan(String name, List<String> buildArguments, List<String> startArguments) {}
