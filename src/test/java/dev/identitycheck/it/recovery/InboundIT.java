package dev.identitycheck.it.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealServer
@DisplayName("A request to hand over a text message")
class InboundIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void that_was_kept_begins_nothing_a_second_time_a_day_or_a_month_later(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        agency.changeRealm(realm -> realm.withObject("/attributes").put("identity-check.smsInbound", "twilio"));
        Person person = Forgetful.numbered(agency.person(Contacts.PHONE).hasPassword());
        SortedMap<String, String> message = new TreeMap<>(Map.of(
                "MessageSid", "SM-" + agency.name(),
                "From", person.phone(),
                "Body", "BH MK " + Forgetful.number(person)));
        assertThat(posts(agency, message)).isEqualTo(204);
        stage.sms().code(person.phone());

        for (int days : new int[] {2, 30}) {
            stage.site().database().letsLimitsPass(Duration.ofDays(days));
            assertThat(posts(agency, message)).isEqualTo(204);
        }

        Await.passes(Forgetful.ALL_SENT);
        assertThat(stage.sms().to(person.phone())).hasSize(1);
    }

    @Test
    void that_nobody_signed_is_told_of_in_one_line_for_all_of_them(Stage stage) {
        Agency agency = Forgetful.agency(stage.site().agencyWithoutStep());
        for (int each = 1; each <= 20; each++) {
            assertThat(Hook.at(agency).hears("forged-" + each, "+393331234567", "BH MK 1", "a guessed secret"))
                    .isEqualTo(403);
        }
        assertThat(stage.site().log().lines())
                .filteredOn(line -> line.contains("event=sms_inbound_refused realm=" + agency.name()))
                .hasSize(1);
        assertThat(stage.site().metrics())
                .containsPattern("identity_check_inbound_refused_total\\{realm=\"" + agency.name() + "\"} 20");
    }

    /** As Twilio does, which signs the address and the fields, and no time. */
    private static int posts(Agency agency, SortedMap<String, String> message) {
        String url = agency.url() + "/identity-check/sms-inbound";
        String fields = message.entrySet().stream()
                .map(field -> field.getKey() + field.getValue())
                .collect(Collectors.joining());
        String body = message.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", sign(url + fields))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Stage.TWILIO_TOKEN.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
