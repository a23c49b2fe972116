package dev.identitycheck.it.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each setting of the recovery's code step, on each way on which a code is ordered: the README has the table. */
@RealServer
@DisplayName("A setting of the recovery")
class RecoverySettingsIT {

    private static final String CODE_STEP = "identity-check-recovery-code";
    private static final AtomicInteger MESSAGES = new AtomicInteger();

    /** How a code is ordered. */
    enum Way {
        PAGE,
        TEXT
    }

    private record Trial(Stage stage, Way way, Person person, Forgetful who) {

        static Trial of(Stage stage, Way way, Map<String, String> settings, boolean withPassword) {
            Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
            agency.sets(Forgetful.FLOW, CODE_STEP, settings);
            Person person = agency.person(Contacts.BOTH);
            Forgetful.numbered(withPassword ? person.hasPassword() : person);
            return new Trial(stage, way, person, Forgetful.at(agency));
        }

        static Trial of(Stage stage, Way way, String setting, String value) {
            return of(stage, way, Map.of(setting, value), true);
        }

        /** Orders a code, and opens the page that asks for it. */
        Page orders() {
            if (way == Way.PAGE) {
                return who.identifies(Forgetful.number(person), person.email());
            }
            texts();
            return who.identifies(Forgetful.number(person), "");
        }

        /** Orders another code. */
        Page ordersAgain(Page page) {
            if (way == Way.PAGE) {
                return who.visitor().presses(page, "resend");
            }
            texts();
            return page;
        }

        private void texts() {
            String text = "BH MK " + Forgetful.number(person);
            assertThat(Hook.at(who.agency()).hears("reach-" + MESSAGES.incrementAndGet(), person.phone(), text))
                    .isEqualTo(204);
        }

        String code(int number) {
            return way == Way.PAGE
                    ? stage.mail().code(person.email(), number)
                    : stage.sms().code(person.phone(), number);
        }

        List<?> messages() {
            return way == Way.PAGE
                    ? stage.mail().to(person.email())
                    : stage.sms().to(person.phone());
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeLength_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "codeLength", "8");

        Page page = trial.orders();

        assertThat(trial.code(1)).hasSize(8);
        assertThat(trial.who().enters(page, trial.code(1)).has("#kc-passwd-update-form"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void codeLifetime_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "codeLifetime", "60");
        Page page = trial.orders();
        String code = trial.code(1);

        Await.passes(Duration.ofSeconds(61));

        assertThat(trial.who().enters(page, code).has("#kc-passwd-update-form")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void resendInterval_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "resendInterval", "600");
        Page page = trial.orders();
        trial.code(1);
        stage.site().database().letsLimitsPass(Duration.ofMinutes(5));

        page = trial.ordersAgain(page);
        Await.passes(Forgetful.ALL_SENT);
        assertThat(trial.messages()).hasSize(1);

        stage.site().database().letsLimitsPass(Duration.ofSeconds(301));
        trial.ordersAgain(page);
        trial.code(2);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"PAGE, 1, false", "PAGE, 2, true", "TEXT, 1, false", "TEXT, 2, true"})
    void acceptedCodes_holds(Way way, String accepted, boolean first, Stage stage) {
        Trial trial = Trial.of(stage, way, "acceptedCodes", accepted);
        Page page = trial.orders();
        String code = trial.code(1);
        stage.site().database().letsLimitsPass(Duration.ofSeconds(61));
        page = trial.ordersAgain(page);
        trial.code(2);

        page = trial.who().enters(page, code);

        assertThat(page.has("#kc-passwd-update-form")).as(page.toString()).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void maxFailures_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "maxFailures", "1");
        Page page = trial.orders();
        String code = trial.code(1);

        page = trial.who().enters(page, Wrong.codeFor(code));
        page = trial.who().enters(page, code);

        assertThat(page.has("#kc-passwd-update-form")).as(page.toString()).isFalse();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"PAGE, false", "PAGE, true", "TEXT, false", "TEXT, true"})
    void withoutPassword_holds(Way way, boolean allowed, Stage stage) {
        Trial trial = Trial.of(stage, way, Map.of("withoutPassword", Boolean.toString(allowed)), false);

        Page page = trial.orders();

        if (allowed) {
            assertThat(trial.who().enters(page, trial.code(1)).has("#kc-passwd-update-form"))
                    .isTrue();
        } else {
            Await.passes(Forgetful.ALL_SENT);
            assertThat(trial.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"codeLength, 4", "maxFailures, 0"})
    void out_of_range_sends_nothing_by_text_message_either(String setting, String value, Stage stage) {
        Trial trial = Trial.of(stage, Way.TEXT, setting, value);

        trial.texts();

        Await.passes(Forgetful.ALL_SENT);
        assertThat(trial.messages()).isEmpty();
    }
}
