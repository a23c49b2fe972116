package dev.identitycheck.domain.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdentityDigestTest {

    private static final Identity ROSSI = new Identity("spid", "id-1", "TINIT-RSSMRA80A01H501U");

    @Test
    @DisplayName("the same identity gives the same digest, and another salt another one")
    void salted() {
        assertThat(IdentityDigest.of(ROSSI, "salt"))
                .isEqualTo(IdentityDigest.of(new Identity("spid", "id-1", "TINIT-RSSMRA80A01H501U"), "salt"))
                .isNotEqualTo(IdentityDigest.of(ROSSI, "Salt"));
    }

    @Test
    @DisplayName("the alias is for people: a renamed provider stays the same, one made anew under its alias does not")
    void alias() {
        assertThat(IdentityDigest.of(new Identity("renamed", "id-1", "s"), "salt"))
                .isEqualTo(IdentityDigest.of(new Identity("spid", "id-1", "s"), "salt"))
                .isNotEqualTo(IdentityDigest.of(new Identity("spid", "id-2", "s"), "salt"));
    }

    @Test
    @DisplayName("no two ways to cut the same letters into salt, provider and subject give the same digest")
    void unambiguous() {
        String letters = "aaaaaaa";
        Set<String> digests = new HashSet<>();
        int cuts = 0;
        for (int first = 1; first < letters.length(); first++) {
            for (int second = first + 1; second < letters.length(); second++) {
                Identity identity = new Identity("x", letters.substring(first, second), letters.substring(second));
                digests.add(IdentityDigest.of(identity, letters.substring(0, first)));
                cuts++;
            }
        }
        assertThat(digests).hasSize(cuts);
    }

    @Test
    @DisplayName("subjects that look alike stay apart")
    void exact() {
        List<String> subjects = List.of("rossi", "Rossi", "rossi ", "ross\u0131", "rossi\u0000", "\u0000rossi");
        assertThat(subjects.stream().map(s -> IdentityDigest.of(new Identity("a", "p", s), "salt")))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a claim that is missing, one without values, an empty value and a value are four things")
    void missing() {
        List<IdentityClaims> answers = List.of(
                name -> Optional.empty(),
                name -> Optional.of(List.of()),
                name -> Optional.of(List.of("")),
                name -> Optional.of(List.of("", "")),
                name -> Optional.of(List.of("a")));
        assertThat(answers.stream().map(claims -> digest(List.of("spidCode"), claims)))
                .doesNotHaveDuplicates()
                .doesNotContain(IdentityDigest.of(ROSSI, "salt"));
    }

    @Test
    @DisplayName("neither names nor values have an order")
    void order() {
        IdentityClaims said = saying(Map.of("a", List.of("1", "2"), "b", List.of("3")));
        IdentityClaims saidOtherwise = saying(Map.of("a", List.of("2", "1"), "b", List.of("3")));
        assertThat(digest(List.of("a", "b"), said))
                .isEqualTo(digest(List.of("b", "a"), saidOtherwise))
                .isEqualTo(digest(List.of("b", "a", "b"), said))
                .isNotEqualTo(digest(List.of("a"), said));
    }

    @Test
    @DisplayName("no two ways to give values to claims give the same digest")
    void unambiguousClaims() {
        List<Map<String, List<String>>> ways = List.of(
                Map.of("a", List.of("b", "c")),
                Map.of("a", List.of("bc")),
                Map.of("a", List.of("b"), "c", List.of()),
                Map.of("a", List.of("b"), "c", List.of("d")),
                Map.of("a", List.of(), "b", List.of("c", "d")),
                Map.of("a", List.of("b", "c", "d")),
                Map.of("ab", List.of("c")),
                Map.of("b", List.of("a")));
        assertThat(ways.stream().map(said -> digest(said.keySet(), saying(said))))
                .doesNotHaveDuplicates();
    }

    private static IdentityClaims saying(Map<String, List<String>> said) {
        return name -> Optional.ofNullable(said.get(name));
    }

    private static String digest(Collection<String> names, IdentityClaims claims) {
        return IdentityDigest.of(ROSSI.with(new Fingerprint(List.copyOf(names), claims)), "salt");
    }

    // Digests are stored on accounts: if their computation changed, every identity would be new.
    @Test
    @DisplayName("it is SHA-256 over salt, provider and subject, each after its length in four bytes")
    void asStored() throws GeneralSecurityException {
        ByteBuffer input = ByteBuffer.allocate(100);
        List.of("salt", "id-1", "TINIT-RSSMRA80A01H501U").forEach(part -> put(input, part));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(input.flip());
        assertThat(IdentityDigest.of(ROSSI, "salt"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()))
                .hasSize(43);
    }

    @Test
    @DisplayName("then for each claim its name, how many values it has (-1 if it is missing) and these, in order")
    void claimsAsStored() throws GeneralSecurityException {
        ByteBuffer input = ByteBuffer.allocate(200);
        List.of("salt", "id-1", "TINIT-RSSMRA80A01H501U").forEach(part -> put(input, part));
        put(input, "absent");
        input.putInt(-1);
        put(input, "spidCode");
        input.putInt(2);
        put(input, "AA");
        put(input, "BB");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(input.flip());
        assertThat(digest(List.of("spidCode", "absent"), saying(Map.of("spidCode", List.of("BB", "AA")))))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()));
    }

    private static void put(ByteBuffer input, String part) {
        byte[] bytes = part.getBytes(UTF_8);
        input.putInt(bytes.length).put(bytes);
    }
}
