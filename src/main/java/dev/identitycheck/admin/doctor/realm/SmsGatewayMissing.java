package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGateways;
import dev.identitycheck.settings.RealmSettings;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.common.util.Environment;

/** Reports an SMS gateway that is required but missing, or that writes codes to the log of a production server. */
final class SmsGatewayMissing implements Check {

    private static final String LOG = "log";

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        try {
            String gateway = SmsGateways.readyId(examined.session(), examined.realm());
            return gateway.equals(LOG) && !Environment.isDevMode() ? Stream.of(writesToTheLog()) : Stream.empty();
        } catch (SmsException e) {
            return isRequired(examined)
                    ? Stream.of(missing(examined.realm().getName(), Objects.requireNonNullElse(e.getMessage(), "")))
                    : Stream.empty();
        }
    }

    private static boolean isRequired(ExaminedRealm examined) {
        return RealmSettings.of(examined.realm()).smsGateway().isPresent()
                || Stream.concat(examined.steps(), examined.codeSteps())
                        .anyMatch(step -> step.isSet("channel", "sms") || step.isSet("channel", "both"));
    }

    private static Finding missing(String realm, String cause) {
        return new Finding(
                Severity.ERROR,
                "sms-gateway-missing",
                realm,
                "No code can be sent by SMS: " + cause + ".",
                "Configure a gateway for text messages, and name it in the realm's setting smsGateway if there are"
                        + " several.");
    }

    private static Finding writesToTheLog() {
        return new Finding(
                Severity.ERROR,
                "sms-gateway-log",
                LOG,
                "Codes are written to the server's log, where whoever reads it can use them.",
                "Configure another gateway and take enabled-in-production from this one.");
    }
}
