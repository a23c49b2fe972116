package dev.identitycheck.page;

import dev.identitycheck.settings.option.ChoiceOption;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parsed form of the code page.
 *
 * @param action the button
 * @param code the text in the code field; null if there is none, or more than one
 */
public record CodeForm(Action action, @Nullable String code) {

    /** The buttons of the code page. */
    public enum Action {
        VERIFY,
        RESEND,
        USE_EMAIL,
        USE_SMS,
        USE_PIN,
        CANCEL,
        UNKNOWN
    }

    /** Parses a form. */
    public static CodeForm of(MultivaluedMap<String, String> form) {
        return new CodeForm(action(form), single(form.get("code")));
    }

    // Some browsers send no button when a form is submitted with the Enter key.
    private static Action action(MultivaluedMap<String, String> form) {
        List<String> pressed = form.get("action");
        if (pressed == null || pressed.isEmpty()) {
            return form.containsKey("code") ? Action.VERIFY : Action.UNKNOWN;
        }
        return Arrays.stream(Action.values())
                .filter(a -> a != Action.UNKNOWN && pressed.size() == 1)
                .filter(a -> ChoiceOption.text(a).equals(pressed.get(0)))
                .findFirst()
                .orElse(Action.UNKNOWN);
    }

    private static @Nullable String single(@Nullable List<String> values) {
        return values != null && values.size() == 1 ? values.get(0) : null;
    }

    @Override
    public String toString() {
        return "CodeForm[" + action + ", ***]";
    }
}
