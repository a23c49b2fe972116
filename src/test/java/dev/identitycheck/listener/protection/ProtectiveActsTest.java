package dev.identitycheck.listener.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.domain.contact.ContactBook;
import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.listener.protection.RecoveryMeans.Occasion;
import dev.identitycheck.notice.EarlierContacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectiveActsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration NEW = Duration.ofMinutes(9);
    private static final Duration OLD = Duration.ofMinutes(11);
    private static final CredentialState APP = new CredentialState("o", "otp", "", "1");

    private static CredentialState password(String version) {
        return new CredentialState("p", "password", "", version);
    }

    private static StoredProtection stored(
            boolean isMet, boolean isElsewhere, Duration age, List<CredentialState> credentials) {
        return new StoredProtection(
                true,
                isMet,
                isElsewhere,
                Optional.of(NOON.minus(age)),
                credentials,
                List.<Identity>of(),
                Optional.empty(),
                new EarlierContacts(ContactBook.EMPTY, Optional.empty()));
    }

    private static Optional<RecoveryMeans> means(@Nullable Occasion occasion) {
        return Optional.ofNullable(occasion).map(o -> new RecoveryMeans(Optional.empty(), o));
    }

    @Nested
    @DisplayName("A password that was set counts as")
    class Passwords {

        @ParameterizedTest(name = "{0}, administrator {1}, one there before {2}: {3}")
        @CsvSource({
            ", false, false, PASSWORD_CHANGED",
            ", false, true, PASSWORD_CHANGED",
            ", true, false, PASSWORD_REPLACED",
            ", true, true, PASSWORD_REPLACED",
            "FORGOTTEN, false, false, PASSWORD_RECOVERED",
            "FORGOTTEN, false, true, PASSWORD_RECOVERED",
            "INVITED, false, false, PASSWORD_CHANGED",
            "INVITED, false, true, PASSWORD_RECOVERED",
            "VERIFIED, false, false, PASSWORD_CHANGED",
            "VERIFIED, false, true, PASSWORD_CHANGED",
        })
        @DisplayName("recovered where another was there and nobody entered it")
        void kind(@Nullable Occasion occasion, boolean byAdministrator, boolean hadPassword, NoticeType kind) {
            List<CredentialState> before = hadPassword ? List.of(password("1")) : List.of();
            ProtectiveActs acts = new ProtectiveActs(
                    stored(true, false, OLD, before),
                    stored(true, false, OLD, List.of(password("2"))),
                    byAdministrator,
                    means(occasion),
                    Set.of());

            assertThat(acts.all(false)).extracting(ProtectiveAct::kind).containsExactly(kind);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"FORGOTTEN, PASSWORD_RECOVERED", "INVITED, PASSWORD_RECOVERED", "VERIFIED, PASSWORD_CHANGED"})
        @DisplayName("recovered where a directory keeps it, which may have had another")
        void elsewhere(Occasion occasion, NoticeType kind) {
            ProtectiveActs acts = new ProtectiveActs(
                    stored(true, true, OLD, List.of()),
                    stored(true, true, OLD, List.of()),
                    false,
                    means(occasion),
                    Set.of(ProtectionHint.PASSWORD));

            assertThat(acts.all(true)).extracting(ProtectiveAct::kind).containsExactly(kind);
        }
    }

    @Nested
    @DisplayName("An account is being set up")
    class SetUp {

        @ParameterizedTest(name = "new {0}, invited {1}, met {2}, app {3}, from a directory {4}: {5}")
        @CsvSource({
            "true, false, false, false, false, true",
            "true, false, false, true, false, true",
            "true, true, false, false, false, true",
            "true, true, true, false, false, false",
            "true, false, false, false, true, false",
            "false, true, false, false, false, true",
            "false, true, false, true, false, false",
            "false, true, true, false, false, false",
            "false, true, false, false, true, false",
            "false, false, false, false, false, false",
        })
        @DisplayName("while it is new, or has nothing and its owner was invited; not one that this extension has met")
        void isBeingSetUp(
                boolean isNew,
                boolean isInvited,
                boolean isMet,
                boolean hasApp,
                boolean isElsewhere,
                boolean expected) {
            StoredProtection before = stored(isMet, isElsewhere, isNew ? NEW : OLD, hasApp ? List.of(APP) : List.of());

            assertThat(before.isBeingSetUp(isInvited, NOON)).isEqualTo(expected);
        }
    }
}
