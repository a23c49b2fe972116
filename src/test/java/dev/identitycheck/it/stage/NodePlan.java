package dev.identitycheck.it.stage;

import java.nio.file.Path;
import java.util.List;

/**
 * What a node is to be, besides its ports.
 *
 * @param name unique in the run
 * @param jars providers besides the extension itself
 * @param buildArguments what the server fixes when it is built
 * @param startArguments read at start
 */
record NodePlan(String name, List<Path> jars, List<String> buildArguments, List<String> startArguments) {}
