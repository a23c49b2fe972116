package dev.identitycheck.credential;

import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.domain.contact.ContactBook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The confirmation methods that a user can be asked for. */
public final class AvailableMethods {

    private AvailableMethods() {}

    /** The methods that a user with these contacts has. */
    public static List<PreferredMethod> of(ContactBook book, UserModel user) {
        return Stream.of(
                        book.email().map(email -> PreferredMethod.EMAIL),
                        book.phone().map(phone -> PreferredMethod.SMS),
                        Optional.of(PreferredMethod.PIN).filter(method -> PinCredentialStore.isSet(user)))
                .flatMap(Optional::stream)
                .toList();
    }
}
