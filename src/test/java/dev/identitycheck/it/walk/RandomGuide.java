package dev.identitycheck.it.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Draws the next step at random, by weight. Steps that are possible in the current state are likelier, and a login
 * may begin with the recorded steps of one that reached a new situation; otherwise steps are drawn independently of
 * each other.
 */
final class RandomGuide implements Guide {

    private static final Lot<String> LOGINS = new Lot<String>()
            .of(12, "plain")
            .of(8, "kc_idp_hint=beta")
            .of(3, "kc_idp_hint=gamma")
            .of(3, "kc_idp_hint=home")
            .of(9, "kc_idp_hint=plain")
            .of(2, "prompt=login")
            .of(1, "prompt=none")
            .of(1, "prompt=create")
            .of(1, "max_age=0")
            .of(1, "acr_values=2")
            .of(1, "prompt=login&kc_idp_hint=beta")
            .of(1, "max_age=0&kc_idp_hint=home")
            .of(1, "kc_action=UPDATE_PASSWORD")
            .of(1, "kc_action=UPDATE_PROFILE")
            .of(1, "kc_action=CONFIGURE_TOTP")
            .of(1, "kc_action=VERIFY_EMAIL")
            .of(1, "kc_action=UPDATE_EMAIL")
            .of(1, "kc_action=delete_account")
            .of(2, "kc_action=idp_link:beta")
            .of(2, "kc_action=idp_link:gamma")
            .of(1, "kc_action=idp_link:plain")
            .of(1, "kc_action=identity-check-security-centre")
            .of(2, "client_id=second")
            .of(1, "client_id=second&kc_idp_hint=beta");

    private static final Lot<String> ROUND_THE_LOGIN = new Lot<String>()
            .of(6, "login-actions/reset-credentials")
            .of(3, "login-actions/registration")
            .of(2, "login-actions/restart")
            .of(2, "login-actions/restart?skip_logout=false")
            .of(2, "login-actions/required-action")
            .of(1, "login-actions/required-action?execution=UPDATE_PASSWORD")
            .of(1, "login-actions/required-action?execution=UPDATE_PROFILE")
            .of(1, "login-actions/required-action?execution=VERIFY_EMAIL")
            .of(1, "login-actions/required-action?execution=CONFIGURE_TOTP")
            .of(1, "login-actions/detached-info")
            .of(1, "login-actions/consent")
            .of(1, "broker/beta/endpoint?error=access_denied");

    private static final Lot<String> TO_PROVIDERS = new Lot<String>()
            .of(10, "broker/beta/login")
            .of(3, "broker/gamma/login")
            .of(3, "broker/home/login")
            .of(5, "broker/plain/login");

    private static final Lot<String> AFTER_PROVIDERS = new Lot<String>()
            .of(10, "login-actions/authenticate")
            .of(8, "broker/after-first-broker-login")
            .of(8, "broker/after-post-broker-login")
            .of(4, "login-actions/post-broker-login")
            .of(4, "login-actions/first-broker-login");

    // After an arrival in the tab, addresses that continue the login are likelier; before it, addresses of providers.
    private static final Lot<Lot<String>> ARRIVED =
            new Lot<Lot<String>>().of(4, AFTER_PROVIDERS).of(4, TO_PROVIDERS).of(2, ROUND_THE_LOGIN);

    private static final Lot<Lot<String>> NOT_ARRIVED =
            new Lot<Lot<String>>().of(5, TO_PROVIDERS).of(2, AFTER_PROVIDERS).of(3, ROUND_THE_LOGIN);

    // Broker endpoints require a session code; pages are also shown without one.
    private static final Lot<LoginParameters.Use> WITH_CODE = new Lot<LoginParameters.Use>()
            .of(14, LoginParameters.Use.ALL)
            .of(2, LoginParameters.Use.BARE)
            .of(1, LoginParameters.Use.NO_EXECUTION)
            .of(3, LoginParameters.Use.MIXED);

    private static final Lot<LoginParameters.Use> WITHOUT_CODE = new Lot<LoginParameters.Use>()
            .of(4, LoginParameters.Use.ALL)
            .of(12, LoginParameters.Use.BARE)
            .of(2, LoginParameters.Use.NO_EXECUTION)
            .of(2, LoginParameters.Use.MIXED);

    private static final Lot<WalkPersons.Slot> SLOTS = new Lot<WalkPersons.Slot>()
            .of(12, WalkPersons.Slot.LINKED)
            .of(3, WalkPersons.Slot.MINE)
            .of(3, WalkPersons.Slot.NEW)
            .of(2, WalkPersons.Slot.OTHER);

    private static final Lot<WalkPersons.Claim> CLAIMS = new Lot<WalkPersons.Claim>()
            .of(8, WalkPersons.Claim.OWN)
            .of(2, WalkPersons.Claim.OWNERS_ADDRESS)
            .of(1, WalkPersons.Claim.OWNERS_NAME)
            .of(2, WalkPersons.Claim.NO_ADDRESS);

    private static final Lot<String> ENTRIES =
            new Lot<String>().of(10, "own").of(3, "new").of(2, "owners").of(2, "wrong");

    private static final Lot<String> GRANTS = new Lot<String>()
            .of(2, "password")
            .of(1, "owners")
            .of(3, "refresh")
            .of(1, "exchange")
            .of(2, "requested_issuer")
            .of(1, "requested_subject")
            .of(2, "external")
            .of(3, "jwt")
            .of(2, "device")
            .of(2, "poll")
            .of(1, "ciba");

    private static final Lot<String> ACCOUNT = new Lot<String>()
            .of(3, "address")
            .of(1, "owners_address")
            .of(1, "unlinks")
            .of(3, "links")
            .of(2, "stored")
            .of(1, "ends_sessions");

    private static final Lot<Integer> STOPS =
            new Lot<Integer>().of(14, Step.TO_THE_END).of(4, 0).of(2, 1).of(1, 2);

    private static final Lot<Integer> STOPS_OF_ARRIVALS =
            new Lot<Integer>().of(8, Step.TO_THE_END).of(7, 0).of(5, 1).of(1, 2);

    private final Random random;
    private final int tabs;
    private final Map<Integer, Act> last = new HashMap<>();
    private final Set<Integer> arrived = new HashSet<>();
    private final Memory memory;
    private final Map<Integer, List<Step>> ways = new HashMap<>();
    private final Map<Integer, Set<String>> situations = new HashMap<>();
    private final Deque<Step> remembered = new ArrayDeque<>();
    private int left;
    private int tab;

    RandomGuide(Random random, Memory memory, int steps) {
        this.random = random;
        this.memory = memory;
        this.left = steps;
        // A walk with fewer tabs takes more steps in each.
        this.tabs = Math.max(1, random.nextInt(5) - 1);
    }

    @Override
    public Optional<Step> next(World world) {
        looksRound(world);
        if (left-- == 0) {
            return Optional.empty();
        }
        Step step = remembered.isEmpty() ? draws(world) : remembered.remove();
        tab = step.tab();
        last.put(tab, step.act());
        if (step.act() == Act.OPENS) {
            arrived.remove(tab);
            ways.put(tab, new ArrayList<>());
            situations.put(tab, new TreeSet<>());
        } else if (step.act() == Act.ARRIVES) {
            arrived.add(tab);
            arrival(world, step).ifPresent(whom -> situations
                    .computeIfAbsent(tab, t -> new TreeSet<>())
                    .add(whom));
        }
        ways.computeIfAbsent(tab, t -> new ArrayList<>()).add(step);
        return Optional.of(step);
    }

    private Step draws(World world) {
        if (random.nextInt(10) < 3) {
            tab = random.nextInt(tabs);
        }
        Step step = one(world).draw(random).get();
        if (step.act() != Act.OPENS || random.nextInt(3) == 0) {
            return step;
        }
        memory.draw(random)
                .filter(way -> way.get(0).tab() < tabs)
                .ifPresentOrElse(remembered::addAll, () -> remembered.add(step));
        return remembered.remove();
    }

    // Records the situation after the last step.
    private void looksRound(World world) {
        List<Step> way = ways.getOrDefault(tab, List.of());
        if (!way.isEmpty() && way.get(0).act() == Act.OPENS) {
            Set<String> situation = situations.computeIfAbsent(tab, t -> new TreeSet<>());
            boolean arrives = way.get(way.size() - 1).act() == Act.ARRIVES;
            boolean isNew = situation.addAll(world.tab(tab).situation()) || arrives;
            if (isNew) {
                memory.keeps(situation, way);
            }
        }
    }

    // The identity that arrived and whether the step follows. With more detail, there would be too many situations to
    // try each often.
    private static Optional<String> arrival(World world, Step step) {
        return world.tab(step.from()).errand().map(request -> {
            String alias = world.realm().issuer().alias(request);
            WalkPersons.Slot slot = WalkPersons.Slot.valueOf(step.word().replaceAll("\\..*", ""));
            return (slot == WalkPersons.Slot.OTHER ? WalkPersons.Slot.NEW : slot)
                    + (alias.equals(WalkPersons.PLAIN) ? " without step" : "");
        });
    }

    private Lot<Supplier<Step>> one(World world) {
        Tab here = world.tab(tab);
        Lot<Supplier<Step>> lot = new Lot<Supplier<Step>>()
                .of(here.parameters(0).isPresent() ? 8 : 60, () -> step(Act.OPENS, LOGINS.draw(random), 0, 0))
                .of(1, () -> step(Act.RELOADS, "page", 0, seldom(3)))
                .of(2, () -> step(Act.MAILS, "link", seldom(4), 0))
                .of(1, () -> step(Act.LOGS_OUT, "here", 0, 0))
                .of(1, () -> step(Act.FORGETS, "cookies", 0, 0))
                .of(2, () -> step(Act.GRANTS, GRANTS.draw(random), seldom(4), random.nextInt(4)))
                .of(3, () -> step(Act.ACCOUNTS, ACCOUNT.draw(random), seldom(4), random.nextInt(4)))
                .of(1, () -> step(Act.FOLLOWS, "dropped", seldom(3), random.nextInt(tabs)));
        if (here.errand().isPresent()) {
            lot.of(160, () -> step(Act.ARRIVES, SLOTS.draw(random) + "." + CLAIMS.draw(random), 0, tab));
        }
        if (here.seen(0).isPresent()) {
            lot.of(18, () -> step(Act.TYPES, ENTRIES.draw(random), seldom(4), seldom(3)))
                    .of(5, () -> step(Act.CLICKS, "link", random.nextInt(8), seldom(3)));
        }
        if (here.parameters(0).isPresent()) {
            lot.of(last.get(tab) == Act.ARRIVES ? 40 : 20, () -> visit(world));
        }
        if (here.dropped(0).isPresent()) {
            lot.of(4, () -> step(Act.FOLLOWS, "dropped", seldom(2), tab));
        }
        return lot;
    }

    private Step visit(World world) {
        Optional<String> dropped = world.tab(tab).droppedPath().filter(d -> random.nextInt(4) == 0);
        Lot<String> paths = (arrived.contains(tab) ? ARRIVED : NOT_ARRIVED).draw(random);
        String path = dropped.orElseGet(() -> paths.draw(random));
        LoginParameters.Use use = (path.startsWith("broker/") ? WITH_CODE : WITHOUT_CODE).draw(random);
        return step(Act.VISITS, use + ":" + path, seldom(4), random.nextInt(6) == 0 ? random.nextInt(tabs) : tab);
    }

    private Step step(Act act, String word, int pick, int from) {
        Lot<Integer> stops = act == Act.ARRIVES ? STOPS_OF_ARRIVALS : STOPS;
        return new Step(tab, act, word, pick, from, stops.draw(random));
    }

    private int seldom(int below) {
        return random.nextInt(10) < 8 ? 0 : random.nextInt(below);
    }

    /** A weighted random choice. */
    private static final class Lot<T> {

        private final List<T> things = new ArrayList<>();
        private final List<Integer> weights = new ArrayList<>();
        private int weight;

        Lot<T> of(int heavy, T thing) {
            things.add(thing);
            weights.add(heavy);
            weight += heavy;
            return this;
        }

        T draw(Random random) {
            int left = random.nextInt(weight);
            int at = 0;
            while (left >= weights.get(at)) {
                left -= weights.get(at++);
            }
            return things.get(at);
        }
    }
}
