package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import dev.identitycheck.admin.setup.RecoverySetup;
import dev.identitycheck.listener.UserProfileProtection;
import dev.identitycheck.settings.RealmSettings;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports a recovery by number whose attribute is not set, or can be edited by users. */
final class NumberUnusable implements Check {

    private static final String BY_NAME = "username";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        if (!RecoverySetup.isBound(examined.realm())) {
            return Stream.empty();
        }
        Optional<String> attribute = RealmSettings.of(examined.realm()).idNumberAttribute();
        if (attribute.isEmpty()) {
            return Stream.of(new Finding(
                    Severity.ERROR,
                    "id-number-missing",
                    examined.realm().getName(),
                    "Nobody can recover a password: it is not set which attribute holds people's number.",
                    "Set the realm's idNumberAttribute."));
        }
        return attribute
                .filter(name -> !name.equals(BY_NAME) && UserProfileProtection.isEditable(examined.session(), name))
                .map(NumberUnusable::editable)
                .stream();
    }

    private static Finding editable(String attribute) {
        return new Finding(
                Severity.ERROR,
                "id-number-editable",
                attribute,
                "People can give themselves somebody else's number, and keep that person from recovering.",
                "Take the role user out of those that edit the attribute, in the realm's user profile.");
    }
}
