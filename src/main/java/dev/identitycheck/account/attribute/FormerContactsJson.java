package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.known;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.identitycheck.domain.notice.FormerContacts;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an account's former contacts in its attribute: {@code {v, contacts:[{way, address, until}]}}, times in
 * epoch seconds.
 */
public final class FormerContactsJson {

    private FormerContactsJson() {}

    public static String write(FormerContacts contacts) {
        return JsonCodec.write(new Stored(
                VERSION,
                contacts.contacts().stream()
                        .map(former -> new Contact(
                                former.destination().channel().key(),
                                former.destination().address(),
                                former.until().getEpochSecond()))
                        .toList()));
    }

    public static FormerContacts read(String json) {
        return JsonCodec.read(
                AccountAttributes.FORMER_CONTACTS,
                json,
                Stored.class,
                stored -> new FormerContacts(present(stored.contacts).stream()
                        .flatMap(contact -> contact(contact).stream())
                        .toList()));
    }

    private static Optional<FormerContacts.Former> contact(Contact stored) {
        return known(NoticeChannel.values(), NoticeChannel::key, present(stored.way))
                .map(channel -> new FormerContacts.Former(
                        new NoticeDestination(channel, present(stored.address)),
                        Instant.ofEpochSecond(present(stored.until))));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Stored(int v, @Nullable List<Contact> contacts) implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Contact(@Nullable String way, @Nullable String address, @Nullable Long until) {}
}
