package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.centre.Owner;
import dev.identitycheck.it.recovery.Forgetful;
import dev.identitycheck.it.recovery.Hook;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Sms;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Visitor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of a realm about its text messages, by each way on which one is sent. */
@RealServer
@DisplayName("A realm's setting about text messages")
class RealmTextsIT {

    private static final AtomicInteger MESSAGES = new AtomicInteger();

    /** What has a text message sent. */
    enum Way {
        IDENTITY {
            @Override
            String orders(Agency agency) {
                Person person = agency.person(Contacts.PHONE).knownAt(ALFA).linkedTo(BETA);
                agency.visitor().signsInWith(BETA, person);
                return person.phone();
            }
        },
        CODE_STEP {
            @Override
            Agency agency(Stage stage) {
                Agency agency = stage.site().ownAgency(Map.of());
                agency.asksAfterPassword(Map.of());
                return agency;
            }

            @Override
            String orders(Agency agency) {
                Person person = agency.person(Contacts.PHONE).hasPassword();
                Visitor visitor = agency.visitor();
                visitor.answersLogin(visitor.opens(Map.of()), person);
                return person.phone();
            }
        },
        NEW_PHONE {
            @Override
            Agency agency(Stage stage) {
                return Owner.offering(stage.site().agencyWithoutStep());
            }

            @Override
            String orders(Agency agency) {
                Owner owner = Owner.of(agency.person(Contacts.NONE).hasPassword());
                String number = owner.person().phone();
                owner.entersPhone(owner.opens(Owner.VERIFY_PHONE), number);
                return number;
            }
        },
        STEP_UP {
            @Override
            Agency agency(Stage stage) {
                return Owner.offering(stage.site().agencyWithoutStep());
            }

            @Override
            String orders(Agency agency) {
                Owner owner = Owner.of(agency.person(Contacts.PHONE).hasPassword());
                owner.entersPhone(owner.opens(Owner.VERIFY_PHONE), "+393339876543");
                return owner.person().phone();
            }
        },
        RECOVERY {
            @Override
            Agency agency(Stage stage) {
                Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
                agency.sets(Forgetful.FLOW, "identity-check-recovery-identify", Map.of("contact", "phone"));
                return agency;
            }

            @Override
            String orders(Agency agency) {
                Person person = Forgetful.numbered(agency.person(Contacts.PHONE).hasPassword());
                Forgetful who = Forgetful.at(agency);
                who.saysPhone(who.begins(), Forgetful.number(person), person.phone());
                return person.phone();
            }
        },
        RECOVERY_BY_TEXT {
            @Override
            Agency agency(Stage stage) {
                return Forgetful.agency(stage.site().agencyWithoutStep());
            }

            @Override
            String orders(Agency agency) {
                Person person = Forgetful.numbered(agency.person(Contacts.PHONE).hasPassword());
                assertThat(Hook.at(agency)
                                .hears(
                                        "texts-" + MESSAGES.incrementAndGet(),
                                        person.phone(),
                                        "BH MK " + Forgetful.number(person)))
                        .isEqualTo(204);
                return person.phone();
            }
        },
        NOTICE {
            @Override
            String orders(Agency agency) {
                return agency.person(Contacts.PHONE)
                        .knownAt(ALFA)
                        .linkedTo(BETA)
                        .phone();
            }
        };

        Agency agency(Stage stage) {
            return stage.site().ownAgency(Map.of());
        }

        /** Has the message sent, and returns the number that it is for. */
        abstract String orders(Agency agency);
    }

    private static Stream<Arguments> keepsBack() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of("smsDailyBudget=0", "smsPerNumber=0", "smsPerUser=0", "smsCountries=VN")
                        .map(setting -> Arguments.of(way, setting)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("keepsBack")
    void keeps_every_message_back(Way way, String setting, Stage stage) {
        Agency agency = way.agency(stage);
        sets(agency, setting);

        String number = way.orders(agency);

        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.sms().to(number)).isEmpty();
        assertThat(stage.sms().notices(number)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void names_the_sender_of_every_message(Way way, Stage stage) {
        Agency agency = way.agency(stage);
        sets(agency, "smsSender=ACME");

        String number = way.orders(agency);

        Sms sms = Await.get("the message", () -> Stream.of(
                        stage.sms().to(number), stage.sms().notices(number))
                .flatMap(List::stream)
                .findFirst());
        assertThat(sms.from()).isEqualTo("ACME");
    }

    private static void sets(Agency agency, String setting) {
        String[] parts = setting.split("=", 2);
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check." + parts[0], parts[1]));
    }
}
