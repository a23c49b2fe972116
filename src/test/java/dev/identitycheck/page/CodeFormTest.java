package dev.identitycheck.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.page.CodeForm.Action;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a form holds, as far as it can be believed")
class CodeFormTest {

    private final MultivaluedMap<String, String> form = new MultivaluedHashMap<>();

    @ParameterizedTest
    @CsvSource({
        "verify, VERIFY",
        "resend, RESEND",
        "use-email, USE_EMAIL",
        "use-sms, USE_SMS",
        "use-pin, USE_PIN",
        "cancel, CANCEL",
    })
    @DisplayName("each button is itself")
    void buttons(String pressed, Action action) {
        form.add("action", pressed);
        form.add("code", "123456");
        assertThat(CodeForm.of(form)).isEqualTo(new CodeForm(action, "123456"));
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"", " ", "VERIFY", "verify ", "use_email", "unknown", "use_pin", "drop table"})
    @DisplayName("any other word is no button")
    void otherWords(String pressed) {
        form.add("action", pressed);
        form.add("code", "123456");
        assertThat(CodeForm.of(form).action()).isEqualTo(Action.UNKNOWN);
    }

    @Test
    @DisplayName("a form sent with the Enter key names no button: with a code in it, it is to be verified")
    void enterKey() {
        form.add("code", "123456");
        assertThat(CodeForm.of(form)).isEqualTo(new CodeForm(Action.VERIFY, "123456"));
        form.put("action", List.of());
        assertThat(CodeForm.of(form).action()).isEqualTo(Action.VERIFY);
    }

    @Test
    @DisplayName("an empty form asks for nothing")
    void empty() {
        assertThat(CodeForm.of(form)).isEqualTo(new CodeForm(Action.UNKNOWN, null));
    }

    @Test
    @DisplayName("two buttons are none")
    void twoButtons() {
        form.put("action", List.of("verify", "verify"));
        form.add("code", "123456");
        assertThat(CodeForm.of(form).action()).isEqualTo(Action.UNKNOWN);
    }

    @Test
    @DisplayName("two codes are none: one form is one guess")
    void twoCodes() {
        form.add("action", "verify");
        form.put("code", List.of("123456", "654321"));
        assertThat(CodeForm.of(form)).isEqualTo(new CodeForm(Action.VERIFY, null));
    }

    @Test
    @DisplayName("a button without a code is the button all the same")
    void noCode() {
        form.add("action", "verify");
        assertThat(CodeForm.of(form)).isEqualTo(new CodeForm(Action.VERIFY, null));
    }

    @Test
    @DisplayName("what was entered is not printed")
    void notPrinted() {
        assertThat(new CodeForm(Action.VERIFY, "123456").toString()).isEqualTo("CodeForm[VERIFY, ***]");
    }
}
