package dev.identitycheck.it.walk;

import java.util.Map;

/** Returns the intruder from an identity provider; the step's word names the identity and its claims. */
final class Arrivals {

    private Arrivals() {}

    static void arrives(World world, Step step) {
        Tab from = world.tab(step.from());
        Tab tab = world.tab(step.tab());
        from.errand().ifPresent(request -> {
            from.comesBack();
            String alias = world.realm().issuer().alias(request);
            world.goes(tab, tab.surfer().get(Issuer.back(request, claims(world, alias, step.word()))), step.stop());
        });
    }

    static Map<String, Object> claims(World world, String alias, String word) {
        String[] words = word.split("\\.", 2);
        return world.cast()
                .claims(
                        alias,
                        WalkPersons.Slot.valueOf(words[0]),
                        WalkPersons.Claim.valueOf(words[1]),
                        world.realm().shape().guard() != Shape.Guard.LOST);
    }
}
