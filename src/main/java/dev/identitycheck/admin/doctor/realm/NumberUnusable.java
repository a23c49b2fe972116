package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.account.AccountFinder;
import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.RecoverySetup;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.listener.UserProfileProtection;
import dev.identitycheck.settings.RealmSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports a recovery by number whose attribute is not set, can be edited by users, or holds numbers in spellings that
 * nobody types.
 */
final class NumberUnusable implements Check {

    private static final String BY_NAME = "username";
    private static final int SAMPLE = 200;

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
        return attribute.filter(name -> !name.equals(BY_NAME)).stream()
                .flatMap(name -> Stream.concat(editable(examined, name), spelled(examined, name)));
    }

    private static Stream<Finding> editable(ExaminedRealm examined, String attribute) {
        return UserProfileProtection.isEditable(examined.session(), attribute)
                ? Stream.of(editable(attribute))
                : Stream.empty();
    }

    private static Stream<Finding> spelled(ExaminedRealm examined, String attribute) {
        List<String> prefixes = RealmSettings.of(examined.realm()).idNumberPrefixes();
        long lost = AccountFinder.values(examined.session(), examined.realm(), attribute, SAMPLE).stream()
                .filter(stored -> stored != null && !IdNumber.isFound(stored, prefixes))
                .count();
        return lost == 0
                ? Stream.empty()
                : Stream.of(new Finding(
                        Severity.WARNING,
                        "id-number-spelled",
                        attribute,
                        "Of the first " + SAMPLE + " stored numbers, " + lost + " are found only by whoever types each"
                                + " mark as it is stored.",
                        "Store them without blanks and punctuation, and name what stands before them in the realm's"
                                + " idNumberPrefix."));
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
