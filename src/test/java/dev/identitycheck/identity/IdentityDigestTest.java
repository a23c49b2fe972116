package dev.identitycheck.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
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

    // Stored on accounts: a change of the way in which it is made would make everybody new.
    @Test
    @DisplayName("it is SHA-256 over salt, provider and subject, each after its length in four bytes")
    void asStored() throws GeneralSecurityException {
        ByteBuffer input = ByteBuffer.allocate(100);
        for (String part : List.of("salt", "id-1", "TINIT-RSSMRA80A01H501U")) {
            byte[] bytes = part.getBytes(UTF_8);
            input.putInt(bytes.length).put(bytes);
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(input.flip());
        assertThat(IdentityDigest.of(ROSSI, "salt"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()))
                .hasSize(43);
    }
}
