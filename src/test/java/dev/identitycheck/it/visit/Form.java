package dev.identitycheck.it.visit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A form as a browser posts it; a field may be missing or occur twice.
 *
 * @param action the address
 * @param fields the fields in order
 */
public record Form(String action, List<Field> fields) {

    /** A field's name and value. */
    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    static Form of(Element form, String base) {
        List<Field> fields = new ArrayList<>();
        for (Element input : form.select("input[name]:not([type=submit])")) {
            boolean choice =
                    input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
            if (!choice || input.hasAttr("checked")) {
                fields.add(new Field(input.attr("name"), input.attr("value")));
            }
        }
        String action = form.attr("action");
        return new Form(action.isEmpty() ? base : form.absUrl("action"), fields);
    }

    /** The form with exactly one value for the field. */
    public Form with(String name, String value) {
        return without(name).and(name, value);
    }

    /** The form with a further value for the field. */
    public Form and(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Form(action, more);
    }

    public Form without(String name) {
        return new Form(
                action, fields.stream().filter(f -> !f.name().equals(name)).toList());
    }

    /** The form posted to another address. */
    public Form to(String address) {
        return new Form(address, fields);
    }

    /** The fields in URL encoding. */
    public String encoded() {
        List<String> pairs = new ArrayList<>();
        for (Field field : fields) {
            pairs.add(encode(field.name()) + "=" + encode(field.value()));
        }
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
