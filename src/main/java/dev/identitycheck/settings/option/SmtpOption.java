package dev.identitycheck.settings.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An option with a mail server, in the format of Keycloak's own realm settings: a JSON object of texts. The password is
 * a reference to the vault, since anyone who may read the settings may read this one.
 */
public record SmtpOption(String key, String label, String help) implements ObjectOption<Map<String, String>> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern VAULT_REFERENCE = Pattern.compile("\\$\\{vault\\.[^}]{1,200}}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int MAX_LENGTH = 255;
    private static final Set<String> REQUIRED = Set.of("host", "from");
    private static final Set<String> FLAGS = Set.of("ssl", "starttls", "auth");
    private static final Set<String> KEYS = Set.of(
            "host",
            "port",
            "from",
            "fromDisplayName",
            "replyTo",
            "replyToDisplayName",
            "envelopeFrom",
            "ssl",
            "starttls",
            "auth",
            "user",
            "password");

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String allowed() {
        return "an object with host, from and, where needed, port, fromDisplayName, replyTo, replyToDisplayName,"
                + " envelopeFrom, ssl, starttls, auth, user, password; the password as ${vault.…}";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    /** The mail server; empty if none is set. */
    @Override
    public Map<String, String> parse(String value) {
        if (value.isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, String> smtp = JSON.readValue(value, new TypeReference<Map<String, String>>() {});
            if (smtp == null
                    || !smtp.keySet().containsAll(REQUIRED)
                    || !smtp.entrySet().stream().allMatch(SmtpOption::isAllowed)) {
                throw new IllegalArgumentException("no mail server, or with a password in it");
            }
            return Map.copyOf(smtp);
        } catch (JsonProcessingException e) {
            // The cause may quote the value.
            throw new IllegalArgumentException("no JSON object of texts");
        }
    }

    private static boolean isAllowed(Map.Entry<String, String> field) {
        String value = field.getValue();
        if (value == null
                || value.isBlank()
                || value.length() > MAX_LENGTH
                || value.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        return switch (field.getKey()) {
            case "password" -> VAULT_REFERENCE.matcher(value).matches();
            case "port" -> PORT.matcher(value).matches();
            default ->
                KEYS.contains(field.getKey())
                        && (!FLAGS.contains(field.getKey()) || value.equals("true") || value.equals("false"));
        };
    }
}
