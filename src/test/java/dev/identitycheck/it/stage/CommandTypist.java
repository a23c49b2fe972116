package dev.identitycheck.it.stage;

import dev.identitycheck.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Somebody who types the commands of a page, for an agency of their own.
 *
 * @param kcadm Keycloak's command line
 * @param agency takes the place of the realm {@code agency}
 * @param values what is put in for the places of a command, such as {@code $ID}, by their names
 */
public record CommandTypist(CommandLine kcadm, Agency agency, Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("\\$(\\w+)");

    /** The same person, who has found one value. */
    public CommandTypist knowing(String name, String value) {
        return new CommandTypist(kcadm, agency, Map.of(name, value));
    }

    /** Types one command; answers what is printed. */
    public String types(String line) {
        String typed = PLACE.matcher(line.replace("-r agency", "-r " + agency.name())
                        .replace("realms/agency", "realms/" + agency.name()))
                .replaceAll(place -> values.get(place.group(1)));
        return kcadm.runs(TypedCommands.words(typed));
    }

    /** Signs in at the command line as the server's administrator. */
    public CommandTypist signsIn() {
        return signsIn(KeycloakServer.ADMIN, KeycloakServer.PASSWORD, "master");
    }

    /** Signs in at the command line. */
    public CommandTypist signsIn(String username, String password, String realm) {
        kcadm.runs(List.of(
                "config",
                "credentials",
                "--server",
                agency.site().url(),
                "--realm",
                realm,
                "--user",
                username,
                "--password",
                password));
        return this;
    }
}
