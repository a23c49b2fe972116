package dev.identitycheck.it.centre;

import static dev.identitycheck.it.centre.Owner.VERIFY_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Crowd;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServer
@DisplayName("Where no two accounts may have one phone")
class SharedPhoneIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);
    private static @Nullable Agency strict;

    private static synchronized Agency agency(Stage stage) {
        if (strict == null) {
            strict = Owner.offering(stage.site().ownAgency(Map.of()));
            strict.changeRealm(realm -> realm.withObject("/attributes")
                    .put("identity-check.phoneShared", "refuse")
                    .put("identity-check.smsRegion", "IT")
                    .put("identity-check.smsPerNumber", "100"));
        }
        return strict;
    }

    /** The last four digits of a number that nobody has. */
    private static String last() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }

    private static Owner owner(Agency agency) {
        return Owner.of(agency.person(Contacts.NONE).hasPassword());
    }

    private static Page codePage(Owner owner, String number) {
        return owner.entersPhone(owner.opens(VERIFY_PHONE), number);
    }

    private static void writes(Person person, String number) {
        person.agency().changeAccount(person, account -> {
            account.withObject("/attributes").putArray("phoneNumber").add(number);
            account.withObject("/attributes").putArray("phoneNumberVerified").add("true");
        });
    }

    private static void isRefused(Stage stage, Owner owner, String number) {
        Page page = codePage(owner, number);
        page = owner.visitor().entersCode(page, stage.sms().code(number));
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.text()).contains("cannot be used");
        assertThat(owner.person().attribute("phoneNumber")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+39 333 222 %s",
                "333222%s",
                "0039 333 222%s",
                "+39 (333) 222-%s",
                "\u202A+39 333 222 %s\u202C",
                "+39\u00A0333\u202F222\u2009%s",
            })
    void another_account_s_number_is_refused_however_it_is_stored(String spelling, Stage stage) {
        Agency agency = agency(stage);
        String last = last();
        writes(agency.person(Contacts.NONE), spelling.formatted(last));

        isRefused(stage, owner(agency), "+39333222" + last);
    }

    @Test
    void another_account_s_number_is_refused_where_the_credential_alone_has_it(Stage stage) {
        Agency agency = agency(stage);
        String number = "+39333222" + last();
        Owner first = owner(agency);
        Page page =
                first.visitor().entersCode(codePage(first, number), stage.sms().code(number));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
        // As with a directory that may not be written to: no attribute is there.
        stage.site()
                .database()
                .run("delete from user_attribute where user_id = '"
                        + first.person().id() + "' and name like 'phoneNumber%'");
        agency.admin().sends("POST", agency.path("/clear-user-cache"));

        Owner second = owner(agency);
        page = codePage(second, number);
        page = second.visitor().entersCode(page, stage.sms().code(number, 2));

        assertThat(page.text()).contains("cannot be used");
    }

    @Test
    void a_number_that_nobody_proved_keeps_nobody_from_it(Stage stage) {
        Agency agency = agency(stage);
        String last = last();
        Person other = agency.person(Contacts.NONE);
        agency.changeAccount(other, account -> account.withObject("/attributes")
                .putArray("phoneNumber")
                .add("333222" + last));
        writes(agency.person(Contacts.NONE), "+44 7400 22" + last);
        Owner owner = owner(agency);
        String number = "+39333222" + last;

        Page page =
                owner.visitor().entersCode(codePage(owner, number), stage.sms().code(number));

        assertThat(page.isSignedIn()).as(page.toString()).isTrue();
    }

    @RepeatedTest(8)
    void of_two_accounts_that_prove_it_at_the_same_moment_one_does(Stage stage) {
        Agency agency = agency(stage);
        String number = "+39333222" + last();
        List<Owner> owners = List.of(owner(agency), owner(agency));
        Page firstPage = codePage(owners.get(0), number);
        String firstCode = stage.sms().code(number);
        Page secondPage = codePage(owners.get(1), number);
        String secondCode = stage.sms().code(number, 2);
        List<Page> pages = List.of(firstPage, secondPage);
        List<String> codes = List.of(firstCode, secondCode);

        Crowd.of(2).all(each -> owners.get(each).visitor().entersCode(pages.get(each), codes.get(each)));

        assertThat(owners.stream()
                        .filter(owner -> owner.person().attribute("phoneNumber").isPresent()))
                .hasSize(1);
    }
}
