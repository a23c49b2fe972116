package dev.identitycheck.it.walk;

import java.util.Optional;

/**
 * Requests an address of the server with the login parameters of one or two pages; the step's word names their use and
 * the path.
 */
final class Endpoints {

    private Endpoints() {}

    static void visits(World world, Step step) {
        Optional<LoginParameters> other = world.tab(step.from()).parameters(step.pick());
        Optional<LoginParameters> own = world.tab(step.tab()).parameters(0);
        if (other.isPresent()) {
            String[] words = step.word().split(":", 2);
            String query =
                    other.orElseThrow().query(LoginParameters.Use.valueOf(words[0]), own.orElse(other.orElseThrow()));
            String path = words[1];
            Browsing.gets(world, step, world.realm().url() + "/" + path + (path.contains("?") ? "&" : "?") + query);
        }
    }
}
