package dev.identitycheck.it.walk;

import dev.identitycheck.it.stage.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Actions in a browser: opening addresses, following links, submitting forms. */
final class Browsing {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    private Browsing() {}

    static void opens(World world, Step step) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("state", WalkRealm.APP);
        for (String pair : step.word().split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                parameters.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        parameters.put("state", parameters.getOrDefault("client_id", WalkRealm.APP));
        gets(world, step, world.realm().login(parameters));
    }

    static void clicks(World world, Step step) {
        Tab tab = world.tab(step.tab());
        List<String> links =
                tab.seen(step.from()).map(s -> s.links(world.realm().url())).orElse(List.of());
        if (!links.isEmpty()) {
            gets(world, step, links.get(step.pick() % links.size()));
        }
    }

    static void reloads(World world, Step step) {
        world.tab(step.tab()).seen(step.from()).ifPresent(sight -> gets(world, step, sight.url()));
    }

    static void follows(World world, Step step) {
        world.tab(step.from()).dropped(step.pick()).ifPresent(address -> gets(world, step, address));
    }

    static void mails(World world, Step step) {
        Optional<Mail> mail = world.mail(step.pick());
        Matcher link = LINK.matcher(mail.map(Mail::text).orElse(""));
        if (link.find()) {
            gets(world, step, link.group());
        }
    }

    static void logsOut(World world, Step step) {
        gets(world, step, world.realm().url() + "/protocol/openid-connect/logout");
    }

    static void forgets(World world, Step step) {
        world.tab(step.tab()).surfer().forgets();
    }

    static void gets(World world, Step step, String url) {
        Tab tab = world.tab(step.tab());
        world.goes(tab, tab.surfer().get(url), step.stop());
    }

    static void types(World world, Step step) {
        Tab tab = world.tab(step.tab());
        List<TabPage.Button> buttons =
                tab.seen(step.from()).map(TabPage::buttons).orElse(List.of());
        if (buttons.isEmpty()) {
            return;
        }
        TabPage.Button button = buttons.get(step.pick() % buttons.size());
        String action = button.form().hasAttr("action") ? button.form().absUrl("action") : "";
        if (action.startsWith("http")) {
            world.goes(tab, tab.surfer().post(action, filled(world, step.word(), button)), step.stop());
        }
    }

    private static Map<String, String> filled(World world, String word, TabPage.Button button) {
        Map<String, String> values = new LinkedHashMap<>();
        String fresh = word.equals("new") ? world.freshName() : "";
        for (Element input : button.form().select("input[name]:not([type=submit])")) {
            String name = input.attr("name");
            values.put(name, value(world, word, fresh, input, name));
        }
        if (!button.name().isEmpty()) {
            values.put(button.name(), button.value());
        }
        return values;
    }

    private static String value(World world, String word, String fresh, Element input, String name) {
        if (input.attr("type").equals("hidden")) {
            return input.attr("value");
        }
        WalkPersons cast = world.cast();
        boolean right = !word.equals("wrong");
        return switch (name) {
            case "username" -> who(word, cast.ownersName(), fresh, cast.intrudersName());
            case "email" -> address(world, word, fresh);
            case "password", "password-new", "password-confirm" -> right ? WalkPersons.PASSWORD : "wrong";
            case "firstName" -> "First";
            case "lastName" -> "Last";
            case "otp" -> right ? WalkPersons.appCode() : "000000";
            case "totp" -> WalkPersons.appCode(sibling(input, "totpSecret"));
            case "code" -> right ? world.mailedCode() : "000000";
            case "userLabel" -> "app";
            default -> input.attr("value").isEmpty() ? "on" : input.attr("value");
        };
    }

    private static String sibling(Element input, String name) {
        Element form = input.closest("form");
        return form == null ? "" : form.select("input[name=" + name + "]").attr("value");
    }

    private static String address(World world, String word, String fresh) {
        WalkPersons cast = world.cast();
        String another = fresh.isEmpty() ? world.freshName() : fresh;
        return who(word, cast.ownersAddress(), another + WalkPersons.INTRUDERS_DOMAIN, cast.intrudersAddress());
    }

    private static String who(String word, String owners, String fresh, String own) {
        return switch (word) {
            case "owners" -> owners;
            case "new" -> fresh;
            default -> own;
        };
    }
}
