package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import java.util.List;

/** The checks of a realm's settings, users and messages, and of the server that it runs on. */
public final class RealmChecks {

    public static final List<Check> ALL = List.of(
            new RealmSettingsWrong(),
            new AttributesUnprotected(),
            new ContactsEditable(),
            new ContactsShown(),
            new NumberUnusable(),
            new RecoveryReadOnly(),
            new MailServerMissing(),
            new MailTemplateBroken(),
            new SmsGatewayMissing(),
            new ServerApiMissing(),
            new ServerUntested(),
            new ThreadsAgainstPool());

    private RealmChecks() {}
}
