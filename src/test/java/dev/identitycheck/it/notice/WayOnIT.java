package dev.identitycheck.it.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealServer
@DisplayName("The page after “it wasn't me”")
class WayOnIT {

    private static final String RECOVER = "#kc-disown-recover";

    private static Agency agency(Stage stage, boolean recovers, String disownedAccount) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.changeRealm(realm -> realm.put("resetPasswordAllowed", recovers)
                .withObject("/attributes")
                .put("identity-check.disownedAccount", disownedAccount));
        return agency;
    }

    @Test
    void leads_to_a_new_password_and_names_nobody(Stage stage) {
        Agency agency = agency(stage, true, "keep");
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);

        Page asked = noticed.opened();
        Page done = noticed.disowned();

        assertThat(asked.has(RECOVER)).as("before anything was done").isFalse();
        assertThat(done.text())
                .doesNotContain(noticed.person().username(), noticed.person().email());
        Visitor visitor = agency.visitor();
        Page page = visitor.goesTo(done.link(RECOVER));
        assertThat(page.has("#kc-reset-password-form")).as(page.toString()).isTrue();
        assertThat(page.body())
                .doesNotContain(noticed.person().username(), noticed.person().email());
    }

    @ParameterizedTest
    @CsvSource({"false, keep", "true, disable"})
    void leads_to_support_alone_where_no_password_can_be_recovered(
            boolean recovers, String disownedAccount, Stage stage) {
        Agency agency = agency(stage, recovers, disownedAccount);
        agency.changeRealm(realm -> realm.withObject("/attributes")
                .put(
                        "identity-check.supportContact",
                        "{\"en\":{\"text\":\"06 1234\",\"link\":\"https://help.example\"}}"));
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);

        Page done = noticed.disowned();

        assertThat(done.has(RECOVER)).isFalse();
        assertThat(done.link("#kc-identity-check-support")).isEqualTo("https://help.example");
        assertThat(done.text("#kc-identity-check-support-contact")).contains("06 1234");
    }

    @Test
    void says_the_same_when_the_button_is_pressed_again(Stage stage) {
        Agency agency = agency(stage, true, "keep");
        Noticed noticed = Noticed.confirmed(stage, agency, Contacts.EMAIL);
        noticed.disowned();

        Page again = noticed.opened();

        assertThat(Noticed.state(again)).isEqualTo("already");
        assertThat(again.text()).contains("was blocked then");
        assertThat(again.has("form")).isFalse();
    }
}
