package dev.identitycheck.it.stage;

import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a node, without its ports.
 *
 * @param name unique in the run
 * @param extension the extension's jar; a server whose file does not exist runs without it
 * @param jars providers besides the extension itself
 * @param buildArguments options of the server's build
 * @param startArguments options of the server's start
 */
record NodePlan(
        String name, Path extension, List<Path> jars, List<String> buildArguments, List<String> startArguments) {}
