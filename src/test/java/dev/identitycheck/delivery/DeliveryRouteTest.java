package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.settings.ChannelSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryRouteTest {

    private static final Contact.Email EMAIL = new Contact.Email("anna@example.org");
    private static final Contact.Phone PHONE = new Contact.Phone("+393331234567");

    // setting, on file, wish: where the code goes, and what the person may switch to
    @ParameterizedTest(name = "{0}, on file {1}, wished {2}: to {3}, may switch to {4}")
    @CsvSource({
        "PREFERRED, email+phone, NONE,  email,       sms",
        "PREFERRED, email+phone, EMAIL, email,       sms",
        "PREFERRED, email+phone, SMS,   phone,       email",
        "PREFERRED, email,       NONE,  email,       nothing",
        "PREFERRED, email,       SMS,   email,       nothing",
        "PREFERRED, phone,       NONE,  phone,       nothing",
        "PREFERRED, phone,       EMAIL, phone,       nothing",
        "PREFERRED, nothing,     NONE,  nothing,     nothing",
        "EMAIL,     email+phone, NONE,  email,       nothing",
        "EMAIL,     email+phone, SMS,   email,       nothing",
        "EMAIL,     phone,       NONE,  phone,       nothing",
        "EMAIL,     phone,       SMS,   phone,       nothing",
        "SMS,       email+phone, NONE,  phone,       nothing",
        "SMS,       email+phone, EMAIL, phone,       nothing",
        "SMS,       email,       EMAIL, email,       nothing",
        "BOTH,      email+phone, NONE,  email+phone, nothing",
        "BOTH,      email+phone, SMS,   email+phone, nothing",
        "BOTH,      email,       NONE,  email,       nothing",
        "BOTH,      phone,       EMAIL, phone,       nothing",
        "BOTH,      nothing,     NONE,  nothing,     nothing",
    })
    @DisplayName("the setting picks the contacts; a wish counts only where it leaves a choice")
    void table(
            ChannelSetting channel, String onFile, DeliveryRoute.RequestedChannel requested, String to, String other) {
        DeliveryRoute route = DeliveryRoute.of(channel, book(onFile), requested);
        assertThat(route).isEqualTo(new DeliveryRoute(contacts(to), other.equals("email"), other.equals("sms")));
        assertThat(route.isEmpty()).isEqualTo(to.equals("nothing"));
    }

    @ParameterizedTest
    @EnumSource(ChannelSetting.class)
    @DisplayName("nothing on file leads nowhere, whatever is wished")
    void nothing(ChannelSetting channel) {
        assertThat(Arrays.stream(DeliveryRoute.RequestedChannel.values())
                        .map(w -> DeliveryRoute.of(channel, book("nothing"), w)))
                .allMatch(DeliveryRoute::isEmpty);
    }

    @Test
    @DisplayName("the way is named by where the code went")
    void via() {
        assertThat(Channel.key(Channel.of(List.of(EMAIL)))).isEqualTo("email");
        assertThat(Channel.key(Channel.of(List.of(PHONE)))).isEqualTo("sms");
        assertThat(Channel.key(Channel.of(List.of(EMAIL, PHONE)))).isEqualTo("both");
    }

    private static ContactBook book(String names) {
        return new ContactBook(
                Optional.of(EMAIL).filter(e -> names.contains("email")),
                Optional.of(PHONE).filter(p -> names.contains("phone")));
    }

    private static List<Contact> contacts(String names) {
        return switch (names) {
            case "email" -> List.of(EMAIL);
            case "phone" -> List.of(PHONE);
            case "email+phone" -> List.of(EMAIL, PHONE);
            default -> List.of();
        };
    }
}
