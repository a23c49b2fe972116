package dev.identitycheck.delivery.sms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultTranscriber;

/** The server options of one gateway. */
public final class GatewayOptions {

    /** The name of the SPI in the server's options. */
    static final String SPI = "sms-gateway";

    /** What stands between a gateway's name and an option. */
    static final String SEPARATOR = "-";

    private static final String VAULT = "-vault";

    private final String name;
    private final String prefix;
    private final UnaryOperator<@Nullable String> values;

    /**
     * Reads the options from a source of values.
     *
     * @param name the gateway's name
     * @param prefix the prefix of each option's key; empty for the gateway that has the name of its kind
     * @param values maps a key to its value, or to null where the option is not set
     */
    public GatewayOptions(String name, String prefix, UnaryOperator<@Nullable String> values) {
        this.name = name;
        this.prefix = prefix;
        this.values = values;
    }

    /** The options that the server has for a gateway of a kind, whether or not any is set. */
    static GatewayOptions configured(String kind, String name) {
        String prefix = name.equals(kind) ? "" : name + SEPARATOR;
        return new GatewayOptions(name, prefix, Config.scope(SPI, kind)::get);
    }

    /** The name by which realms choose the gateway. */
    public String name() {
        return name;
    }

    /** Whether an option is set. */
    public boolean has(String option) {
        return find(option).isPresent();
    }

    /** The value of an option, or a default where the option is not set. */
    public String text(String option, String otherwise) {
        return find(option).orElse(otherwise);
    }

    /** The value of an option that has to be set. */
    public String text(String option) throws SmsException {
        return find(option).orElseThrow(() -> wrong(option, "is not set"));
    }

    /** The names in an option that is a comma-separated list. */
    public List<String> names(String option) {
        return Arrays.stream(text(option, "").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The value of an option that is a number within a range, or a default where the option is not set. */
    public int number(String option, int otherwise, int least, int most) throws SmsException {
        Optional<String> text = find(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(option, "is no number");
        }
        throw wrong(option, "is not " + least + "–" + most);
    }

    /** The value of an option that is {@code true} or {@code false}; false where the option is not set. */
    public boolean flag(String option) throws SmsException {
        return switch (text(option, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(option, "is neither true nor false");
        };
    }

    /**
     * A secret: the option's own value, or the entry of the realm in Keycloak's vault that {@code <option>-vault}
     * names. Empty if neither is set.
     */
    public String secret(KeycloakSession session, String option) throws SmsException {
        return secret(session.vault(), option);
    }

    String secret(VaultTranscriber vault, String option) throws SmsException {
        Optional<String> entry = find(option + VAULT);
        if (entry.isEmpty()) {
            return text(option, "");
        }
        try (var secret = vault.getStringSecret("${vault." + entry.get() + "}")) {
            return secret.get().orElseThrow(() -> wrong(option + VAULT, "names nothing in the realm's vault"));
        }
    }

    /** The exception for an invalid option. The text must not contain the option's value. */
    public SmsException wrong(String option, String problem) {
        return SmsException.refused("option " + option + " of the gateway " + name + " " + problem);
    }

    private Optional<String> find(String option) {
        return Optional.ofNullable(values.apply(prefix + option))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "GatewayOptions[" + name + "]";
    }
}
