package dev.identitycheck.credential;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Generates random passwords of unambiguous characters, with some of each kind. */
public final class PasswordGenerator {

    private static final List<String> KINDS =
            List.of("abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "+-_=?!#%");
    // At least ninety bits; longer where a password policy requires it.
    private static final List<Integer> LENGTHS = List.of(16, 24, 40, 64);

    private final SecureRandom random;

    public PasswordGenerator(SecureRandom random) {
        this.random = random;
    }

    /** A password that the realm's policy accepts; empty if the policy accepts no length. */
    public Optional<String> next(KeycloakSession session, RealmModel realm, UserModel user) {
        PasswordPolicyManagerProvider policy = session.getProvider(PasswordPolicyManagerProvider.class);
        return LENGTHS.stream()
                .map(this::of)
                .filter(password -> policy.validate(realm, user, password) == null)
                .findFirst();
    }

    /** A password of this length. */
    public String of(int length) {
        String all = String.join("", KINDS);
        List<Character> characters = new ArrayList<>();
        KINDS.forEach(kind -> characters.add(one(kind)));
        IntStream.range(KINDS.size(), length).forEach(i -> characters.add(one(all)));
        for (int i = characters.size() - 1; i > 0; i--) {
            Collections.swap(characters, i, random.nextInt(i + 1));
        }
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private char one(String of) {
        return of.charAt(random.nextInt(of.length()));
    }
}
