package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each setting of a step that asks for codes, by each way on which the step asks. */
@RealServer
@DisplayName("A setting of a step")
class StepSettingsIT {

    /** Where a code is asked for. */
    enum Way {
        /** The step after a login through a provider. */
        AFTER_LOGIN {
            @Override
            Agency agency(Stage stage, Map<String, String> settings) {
                return stage.site().ownAgency(settings);
            }
        },

        /** The step in a part of the flow after a login, which a condition or an alternative leads to. */
        IN_A_PART {
            @Override
            Agency agency(Stage stage, Map<String, String> settings) {
                Agency agency = stage.site().ownAgency(Map.of());
                agency.placesStep(BETA, "conditional");
                agency.sets("sometimes", "identity-check", settings);
                return agency;
            }
        },

        /** The step of a first login, before the link is made. */
        BEFORE_LINK {
            @Override
            Agency agency(Stage stage, Map<String, String> settings) {
                Agency agency = stage.site().ownAgency(Map.of());
                agency.asksBeforeLinking(settings);
                return agency;
            }

            @Override
            Person person(Agency agency, Contacts contacts) {
                Person person = agency.person(contacts).knownAt(ALFA);
                agency.changeAccount(person, account -> account.put("email", person.username() + "@spid-beta.example"));
                return person.hasIdentityAt(BETA);
            }

            @Override
            String email(Person person) {
                return person.username() + "@spid-beta.example";
            }
        },

        /** The code step after the password. */
        CODE_STEP {
            @Override
            Agency agency(Stage stage, Map<String, String> settings) {
                Agency agency = stage.site().ownAgency(Map.of());
                agency.asksAfterPassword(settings);
                return agency;
            }

            @Override
            Person person(Agency agency, Contacts contacts) {
                return agency.person(contacts).hasPassword();
            }

            @Override
            Page comes(Visitor visitor, Person person) {
                return visitor.answersLogin(visitor.opens(Map.of()), person);
            }
        },

        /** The code step after a login through a provider. */
        CODE_STEP_AFTER_LOGIN {
            @Override
            Agency agency(Stage stage, Map<String, String> settings) {
                Agency agency = stage.site().agencyWithoutStep();
                agency.runsAfterLogin("identity-check-code", settings);
                return agency;
            }

            @Override
            Person person(Agency agency, Contacts contacts) {
                return agency.person(contacts).linkedTo(BETA);
            }
        };

        abstract Agency agency(Stage stage, Map<String, String> settings);

        Person person(Agency agency, Contacts contacts) {
            return agency.person(contacts).knownAt(ALFA).linkedTo(BETA);
        }

        Page comes(Visitor visitor, Person person) {
            return visitor.signsInWith(BETA, person);
        }

        String email(Person person) {
            return person.email();
        }
    }

    private record Trial(Stage stage, Way way, Person person, Visitor visitor) {

        static Trial of(Stage stage, Way way, Contacts contacts, Map<String, String> settings) {
            Agency agency = way.agency(stage, settings);
            return new Trial(stage, way, way.person(agency, contacts), agency.visitor());
        }

        static Trial of(Stage stage, Way way, String setting, String value) {
            return of(stage, way, Contacts.EMAIL, Map.of(setting, value));
        }

        Page comes() {
            Page page = way.comes(visitor, person);
            assertThat(page.asksForCode()).as(page.toString()).isTrue();
            return page;
        }

        String code(int number) {
            return stage.mail().code(way.email(person), number);
        }

        int codes() {
            return stage.mail().codes(way.email(person)).size();
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeLength_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "codeLength", "8");
        Page page = trial.comes();

        assertThat(trial.code(1)).hasSize(8);
        assertThat(trial.visitor().entersCode(page, trial.code(1)).isSignedIn()).isTrue();
    }

    /** All ways at once: codes grow old by the clock alone. */
    @Test
    void codeLifetime_holds(Stage stage) {
        Map<Trial, Page> pages = new HashMap<>();
        for (Way way : Way.values()) {
            Trial trial = Trial.of(stage, way, "codeLifetime", "60");
            pages.put(trial, trial.comes());
            trial.code(1);
        }

        Await.passes(Duration.ofSeconds(61));

        pages.forEach((trial, page) -> {
            Page answer = trial.visitor().entersCode(page, trial.code(1));
            assertThat(answer.asksForCode()).as("%s: %s", trial.way(), answer).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void resendInterval_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "resendInterval", "600");
        Page page = trial.comes();
        trial.code(1);

        trial.person().letsTimePass(Duration.ofSeconds(590));
        page = trial.visitor().presses(page, "resend");
        assertThat(trial.codes()).isEqualTo(1);

        trial.person().letsTimePass(Duration.ofSeconds(11));
        trial.visitor().presses(page, "resend");
        trial.code(2);
    }

    @ParameterizedTest
    @EnumSource
    void acceptedCodes_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "acceptedCodes", "1");
        Page page = trial.comes();
        String first = trial.code(1);
        trial.person().letsTimePass(Duration.ofSeconds(61));
        page = trial.visitor().presses(page, "resend");
        String second = trial.code(2);

        page = trial.visitor().entersCode(page, first);
        assertThat(page.asksForCode()).as(page.toString()).isTrue();

        assertThat(trial.visitor().entersCode(page, second).isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void maxFailures_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, "maxFailures", "2");
        Page page = trial.comes();
        String code = trial.code(1);

        page = trial.visitor().entersCode(page, Wrong.codeFor(code, 1));
        assertThat(page.isLocked()).as(page.toString()).isFalse();
        page = trial.visitor().entersCode(page, Wrong.codeFor(code, 2));

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(trial.way()
                        .comes(trial.person().agency().visitor(), trial.person())
                        .isSignedIn())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void maxTotalFailures_holds(Way way, Stage stage) {
        Trial trial = Trial.of(
                stage,
                way,
                Contacts.EMAIL,
                Map.of("maxFailures", "2", "maxTotalFailures", "2", "failureReset", "200", "codeLifetime", "600"));
        Page page = trial.comes();
        String code = trial.code(1);
        page = trial.visitor().entersCode(page, Wrong.codeFor(code, 1));
        trial.person().letsTimePass(Duration.ofSeconds(201));

        page = trial.visitor().entersCode(page, Wrong.codeFor(code, 2));

        assertThat(page.isLocked()).as(page.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void failureReset_holds(Way way, Stage stage) {
        Trial trial = Trial.of(
                stage, way, Contacts.EMAIL, Map.of("maxFailures", "2", "failureReset", "200", "codeLifetime", "600"));
        Page page = trial.comes();
        String code = trial.code(1);
        page = trial.visitor().entersCode(page, Wrong.codeFor(code, 1));
        trial.person().letsTimePass(Duration.ofSeconds(201));

        page = trial.visitor().entersCode(page, Wrong.codeFor(code, 2));

        assertThat(page.isLocked()).as(page.toString()).isFalse();
        assertThat(trial.visitor().entersCode(page, code).isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void lockScope_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, Contacts.EMAIL, Map.of("maxFailures", "1", "lockScope", "account"));
        Page page = trial.comes();

        page = trial.visitor().entersCode(page, Wrong.codeFor(trial.code(1)));

        assertThat(page.isLocked()).as(page.toString()).isTrue();
        assertThat(trial.person().account().path("enabled").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void channel_holds(Way way, Stage stage) {
        Trial trial = Trial.of(stage, way, Contacts.BOTH, Map.of("channel", "sms"));
        Page page = trial.comes();
        String code = stage.sms().code(trial.person().phone());

        assertThat(page.has("button[value=use-email]")).isFalse();
        assertThat(trial.codes()).isZero();
        assertThat(trial.visitor().entersCode(page, code).isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AFTER_LOGIN, deny, false",
        "AFTER_LOGIN, allow, true",
        "IN_A_PART, deny, false",
        "IN_A_PART, allow, true",
        "BEFORE_LINK, deny, false",
        "BEFORE_LINK, allow, false",
        "CODE_STEP, deny, false",
        "CODE_STEP, allow, true",
        "CODE_STEP_AFTER_LOGIN, deny, false",
        "CODE_STEP_AFTER_LOGIN, allow, true"
    })
    void noContact_holds(Way way, String value, boolean isIn, Stage stage) {
        Trial trial = Trial.of(stage, way, Contacts.NONE, Map.of("noContact", value));

        Page page = trial.way().comes(trial.visitor(), trial.person());

        assertThat(page.isSignedIn()).as(page.toString()).isEqualTo(isIn);
    }
}
