package dev.identitycheck.it.walk;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page that a tab shows, parsed. */
final class TabPage {

    private static final String SECOND_PAGES = "#kc-otp-login-form, #kc-identity-check-form, #kc-passwd-update-form,"
            + " #webauth, #kc-recovery-code-login-form";

    private final String url;
    private final Document document;

    TabPage(String url, String body) {
        this.url = url;
        this.document = Jsoup.parse(body, url);
    }

    String url() {
        return url;
    }

    /** A form with one of the buttons that submit it. */
    record Button(Element form, String name, String value) {}

    List<Button> buttons() {
        List<Button> buttons = new ArrayList<>();
        for (Element form : document.select("form")) {
            List<Element> named = form.select("button[name], input[type=submit][name]");
            named.forEach(b -> buttons.add(new Button(form, b.attr("name"), b.attr("value"))));
            if (named.isEmpty()) {
                buttons.add(new Button(form, "", ""));
            }
        }
        return buttons;
    }

    /** The addresses of the realm that the page links to. */
    List<String> links(String realm) {
        return document.select("a[href]").stream()
                .map(a -> a.absUrl("href"))
                .filter(address -> address.startsWith(realm))
                .distinct()
                .toList();
    }

    /** The ids of the page's forms that Keycloak shows only after a first factor. */
    List<String> secondPages() {
        return document.select(SECOND_PAGES).stream().map(Element::id).toList();
    }

    /** The login parameters in the addresses of the page's forms and links, forms first. */
    List<LoginParameters> parameters() {
        List<String> addresses = new ArrayList<>();
        document.select("form[action]").forEach(f -> addresses.add(f.absUrl("action")));
        document.select("a[href*=tab_id]").forEach(a -> addresses.add(a.absUrl("href")));
        return addresses.stream()
                .filter(address -> address.startsWith("http"))
                .flatMap(address -> LoginParameters.of(address).stream())
                .distinct()
                .limit(1)
                .toList();
    }
}
