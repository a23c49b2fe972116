package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Site;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealServer
@DisplayName("Where the installation has a sender of mails of its own")
class OwnSenderIT {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    @Test
    void codes_go_there_the_doctor_misses_no_mail_server_and_certified_mail_goes_by_smtp(
            @TempDir Path folder, Stage stage) {
        assumeThat(stage.onDistribution()).isTrue();
        Path file = folder.resolve("mails");
        try (Site site = stage.siteWithOwnSender(file)) {
            Agency agency = site.ownAgency(Map.of("notify", "all"));
            JsonNode smtp = agency.admin().get(agency.path("")).path("smtpServer");
            agency.changeRealm(realm -> {
                realm.putObject("smtpServer");
                realm.withObject("/attributes").put("identity-check.pecSmtp", smtp.toString());
            });
            Person person = agency.person();
            String pec = "pec-" + person.email();
            agency.changeAccount(
                    person,
                    account -> account.withObject("/attributes").putArray("pec").add(pec));
            person.knownAt(ALFA).linkedTo(BETA);
            Visitor visitor = agency.visitor();

            Page page = visitor.signsInWith(BETA, person);
            page = visitor.entersCode(page, code(file, person.email()));

            assertThat(page.isSignedIn()).as(page.toString()).isTrue();
            assertThat(agency.admin().get(agency.path("/identity-check/doctor")).findValuesAsText("code"))
                    .doesNotContain("mail-server-missing");
            Await.holds(
                    "the certified mail",
                    () -> !site.inboxes().mail().notices(pec).isEmpty());
            Await.holds(
                    "the notice",
                    () -> lines(file).stream()
                                    .filter(line -> line.startsWith(person.email()))
                                    .count()
                            > 1);
            assertThat(lines(file)).noneMatch(line -> line.startsWith(pec));
            assertThat(site.inboxes().mail().to(person.email())).isEmpty();
        }
    }

    private static String code(Path file, String address) {
        return Await.get("the code", () -> lines(file).stream()
                .filter(line -> line.startsWith(address + " "))
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(code -> code.group(1))
                .findFirst());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
