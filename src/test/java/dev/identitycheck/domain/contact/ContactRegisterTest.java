package dev.identitycheck.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContactRegisterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ContactBook OLD = email("old@example.org");
    private static final ContactBook NEW = email("new@example.org");

    private final ContactRegister register = ContactRegister.opened("salt", OLD, NOON);

    private static ContactBook email(String address) {
        return new ContactBook(Optional.of(new Contact.Email(address)), Optional.empty());
    }

    private static ContactBook with(ContactBook book, String number) {
        return new ContactBook(book.email(), Optional.of(new Contact.Phone(number)));
    }

    private static boolean counts(ContactRegister register, ContactBook book, Instant now) {
        return register.confirming(book, DAY, now).equals(book);
    }

    @Nested
    @DisplayName("At the first meeting")
    class FirstMeeting {

        @Test
        @DisplayName("whatever is proved counts at once")
        void counting() {
            ContactBook both = with(OLD, "+393331234567");
            assertThat(counts(ContactRegister.opened("salt", both, NOON), both, NOON))
                    .isTrue();
            assertThat(ContactRegister.opened("salt", both, NOON).entries())
                    .extracting(ContactRecord::provedBy)
                    .containsExactly(ContactProof.EXISTING, ContactProof.EXISTING);
        }

        @Test
        @DisplayName("nothing may be proved, and what comes later is new")
        void nothing() {
            ContactRegister empty = ContactRegister.opened("salt", ContactBook.EMPTY, NOON);
            assertThat(empty.isEmpty()).isTrue();
            assertThat(counts(empty.seen(NEW, DAY, NOON), NEW, NOON)).isFalse();
        }
    }

    @Nested
    @DisplayName("A contact that changed")
    class Changed {

        @Test
        @DisplayName("confirms nothing before anybody took note of it")
        void unnoticed() {
            assertThat(register.confirming(NEW, DAY, NOON.plus(DAY.multipliedBy(100))))
                    .isEqualTo(ContactBook.EMPTY);
            assertThat(register.covers(NEW)).isFalse();
        }

        @ParameterizedTest(name = "after {0} s: {1}")
        @CsvSource({"0, false", "1, false", "86399, false", "86400, true", "86401, true"})
        @DisplayName("confirms something from a day after it was noted on")
        void delay(long seconds, boolean counts) {
            ContactRegister later = register.seen(NEW, DAY, NOON);
            assertThat(later.covers(NEW)).isTrue();
            assertThat(counts(later, NEW, NOON.plusSeconds(seconds))).isEqualTo(counts);
        }

        @Test
        @DisplayName("does not start again each time it is seen")
        void seenAgain() {
            ContactRegister later = register.seen(NEW, DAY, NOON).seen(NEW, DAY, NOON.plusSeconds(86_000));
            assertThat(counts(later, NEW, NOON.plus(DAY))).isTrue();
        }

        @Test
        @DisplayName("does not take the other contact with it")
        void other() {
            ContactBook both = with(OLD, "+393331234567");
            ContactRegister later = register.seen(both, DAY, NOON);
            assertThat(later.confirming(both, DAY, NOON)).isEqualTo(OLD);
        }

        @Test
        @DisplayName("back to one that counted counts at once")
        void back() {
            ContactRegister later = register.seen(NEW, DAY, NOON).seen(OLD, DAY, NOON);
            assertThat(counts(later, OLD, NOON)).isTrue();
        }

        @Test
        @DisplayName("and went before it counted is new when it comes back")
        void neverCounted() {
            ContactRegister later = register.seen(NEW, DAY, NOON)
                    .seen(OLD, DAY, NOON.plusSeconds(10))
                    .seen(NEW, DAY, NOON.plus(DAY.multipliedBy(2)));
            assertThat(counts(later, NEW, NOON.plus(DAY.multipliedBy(2)))).isFalse();
            assertThat(counts(later, NEW, NOON.plus(DAY.multipliedBy(3)))).isTrue();
        }

        @Test
        @DisplayName("and went after it counted is as good as before when it comes back")
        void counted() {
            ContactRegister later =
                    register.seen(NEW, DAY, NOON).seen(OLD, DAY, NOON.plus(DAY)).seen(NEW, DAY, NOON.plus(DAY));
            assertThat(counts(later, NEW, NOON.plus(DAY))).isTrue();
        }

        @Test
        @DisplayName("counts at once where there is no delay")
        void noDelay() {
            assertThat(register.seen(NEW, Duration.ZERO, NOON).confirming(NEW, Duration.ZERO, NOON))
                    .isEqualTo(NEW);
        }

        @Test
        @DisplayName("in the size of its letters only is the same")
        void letters() {
            assertThat(counts(register, email("Old@Example.ORG"), NOON)).isTrue();
        }

        @Test
        @DisplayName("does not make the account one without a contact, even where it is gone altogether")
        void gone() {
            assertThat(register.seen(ContactBook.EMPTY, DAY, NOON).isEmpty()).isFalse();
        }
    }

    @Nested
    @DisplayName("A contact that something else spoke for")
    class Proved {

        private final Contact contact = NEW.contacts().get(0);

        @ParameterizedTest
        @EnumSource(
                value = ContactProof.class,
                names = {"SUPPORT", "EMAIL", "SMS"})
        @DisplayName("counts at once, and stays so when it is seen")
        void atOnce(ContactProof by) {
            ContactRegister later = register.proved(contact, by, OLD, NOON);
            assertThat(counts(later, NEW, NOON)).isTrue();
            assertThat(later.seen(NEW, DAY, NOON)).isEqualTo(later);
        }

        @Test
        @DisplayName("counts at once although it had been waiting")
        void waiting() {
            ContactRegister later = register.seen(NEW, DAY, NOON).proved(contact, ContactProof.SMS, NEW, NOON);
            assertThat(counts(later, NEW, NOON)).isTrue();
            assertThat(later.entries()).hasSize(2);
        }
    }

    @Nested
    @DisplayName("What an administrator decided")
    class Decided {

        @Test
        @DisplayName("counts at once")
        void atOnce() {
            assertThat(counts(register.decided(OLD, NEW, NOON), NEW, NOON)).isTrue();
        }

        @Test
        @DisplayName("says nothing for a contact that a person had changed before")
        void unchanged() {
            ContactBook both = with(NEW, "+393331234567");
            ContactRegister later = register.seen(NEW, DAY, NOON).decided(NEW, both, NOON);
            assertThat(later.confirming(both, DAY, NOON)).isEqualTo(new ContactBook(Optional.empty(), both.phone()));
        }

        @Test
        @DisplayName("says nothing for an address that only changed the size of its letters")
        void letters() {
            ContactRegister later = register.seen(NEW, DAY, NOON).decided(NEW, email("NEW@example.org"), NOON);
            assertThat(counts(later, NEW, NOON)).isFalse();
        }

        @Test
        @DisplayName("makes a contact that they took away one that has never been")
        void takenAway() {
            ContactRegister later = register.decided(OLD, ContactBook.EMPTY, NOON);
            assertThat(later.isEmpty()).isTrue();
            assertThat(counts(later.seen(OLD, DAY, NOON), OLD, NOON)).isFalse();
        }

        @Test
        @DisplayName("leaves what counted in earlier times")
        void earlier() {
            ContactRegister later = register.seen(NEW, DAY, NOON).decided(NEW, email("third@example.org"), NOON);
            assertThat(counts(later, OLD, NOON)).isTrue();
        }
    }

    @Nested
    @DisplayName("The register is bounded")
    class Bounded {

        @Test
        @DisplayName("and the oldest go")
        void oldest() {
            ContactRegister full = register;
            Instant now = NOON;
            for (int i = 1; i <= ContactRegister.LIMIT; i++) {
                now = now.plus(DAY);
                full = full.seen(email(i + "@example.org"), DAY, now).seen(ContactBook.EMPTY, DAY, now.plus(DAY));
            }
            assertThat(full.entries()).hasSize(ContactRegister.LIMIT);
            assertThat(counts(full, OLD, now.plus(DAY))).isFalse();
            assertThat(counts(full, email("1@example.org"), now.plus(DAY))).isTrue();
        }

        @Test
        @DisplayName("but not those that the account has")
        void current() {
            ContactRegister full = register;
            for (int i = 10; i < 10 + 2 * ContactRegister.LIMIT; i++) {
                ContactBook book = with(OLD, "+3933312345" + i);
                full = full.proved(book.phone().orElseThrow(), ContactProof.EMAIL, book, NOON.plusSeconds(i));
            }
            assertThat(full.entries()).hasSize(ContactRegister.LIMIT);
            assertThat(counts(full, OLD, NOON)).isTrue();
        }

        @Test
        @DisplayName("so that nobody who changes a contact again and again in one day pushes the owner's out")
        void quick() {
            ContactRegister later = register;
            for (int i = 0; i < 100; i++) {
                later = later.seen(email(i + "@example.org"), DAY, NOON.plusSeconds(i));
            }
            assertThat(later.entries()).hasSize(2);
            assertThat(counts(later, OLD, NOON)).isTrue();
        }
    }

    @Nested
    @DisplayName("A digest")
    class Digest {

        @Test
        @DisplayName("shows nothing of its contact, and is another in each account")
        void salted() {
            ContactRegister other = ContactRegister.opened("pepper", OLD, NOON);
            assertThat(register.entries().get(0).digest())
                    .isNotEqualTo(other.entries().get(0).digest())
                    .doesNotContain("old");
        }

        // The digest is stored in users' attributes: it must not change with a later version.
        @Test
        @DisplayName("stays what it is")
        void stays() {
            assertThat(register.entries().get(0).digest()).isEqualTo("u19FF2ey7msJwAuur7wU2YVB4rtTd1F7AgVhbmlGPsA");
        }

        @Test
        @DisplayName("needs a salt")
        void salt() {
            assertThatIllegalArgumentException().isThrownBy(() -> new ContactRegister("", List.of()));
        }
    }

    @Nested
    @DisplayName("A contact that one of support's staff enters")
    class Staff {

        private static final String ONE = "one";
        private static final String OTHER = "other";
        private final Contact contact = NEW.contacts().get(0);
        private final ContactRegister replaced = register.replaced(contact, ONE, OLD, NEW, NOON);

        @ParameterizedTest(name = "after {0} s: {1}")
        @CsvSource({"0, false", "86399, false", "86400, true"})
        @DisplayName("counts after a while")
        void delay(long seconds, boolean counts) {
            assertThat(counts(replaced, NEW, NOON.plusSeconds(seconds))).isEqualTo(counts);
        }

        @Test
        @DisplayName("waits for somebody else's word, not for the same one's")
        void approval() {
            assertThat(replaced.awaitsApproval(contact, ONE)).isFalse();
            assertThat(replaced.awaitsApproval(contact, OTHER)).isTrue();
            ContactRegister approved = replaced.proved(contact, ContactProof.SUPPORT, NEW, NOON);
            assertThat(counts(approved, NEW, NOON)).isTrue();
            assertThat(approved.awaitsApproval(contact, OTHER)).isFalse();
        }

        @Test
        @DisplayName("puts the old one away for good")
        void oldOne() {
            assertThat(replaced.covers(OLD)).isFalse();
            assertThat(counts(replaced.seen(OLD, DAY, NOON), OLD, NOON)).isFalse();
            Contact old = OLD.contacts().get(0);
            assertThat(counts(replaced.replaced(old, ONE, NEW, OLD, NOON), OLD, NOON))
                    .isFalse();
        }

        @Test
        @DisplayName("does not count at once because it counted long ago")
        void longAgo() {
            ContactRegister moved = register.seen(NEW, DAY, NOON).seen(NEW, DAY, NOON.plus(DAY));
            Contact old = OLD.contacts().get(0);
            Instant later = NOON.plus(DAY.multipliedBy(9));
            assertThat(counts(moved.replaced(old, ONE, NEW, OLD, later), OLD, later))
                    .isFalse();
        }

        @Test
        @DisplayName("goes on waiting from where it was")
        void waited() {
            ContactRegister own = register.seen(NEW, DAY, NOON);
            ContactRegister staff = own.replaced(contact, ONE, NEW, NEW, NOON.plusSeconds(80_000));
            assertThat(counts(staff, NEW, NOON.plus(DAY))).isTrue();
            assertThat(staff.awaitsApproval(contact, OTHER)).isTrue();
        }

        @Test
        @DisplayName("leaves the others as they are")
        void others() {
            ContactBook both = with(OLD, "+393331234567");
            ContactRegister withPhone = register.replaced(both.contacts().get(1), ONE, OLD, both, NOON);
            assertThat(counts(withPhone, OLD, NOON)).isTrue();
            assertThat(counts(withPhone, both, NOON)).isFalse();
        }
    }

    @Nested
    @DisplayName("A contact that its owner disowned")
    class Disowned {

        private final ContactRegister disowned = register.seen(NEW, DAY, NOON)
                .disowned(
                        List.of(register.seen(NEW, DAY, NOON)
                                .find(new Contact.Email("new@example.org"))
                                .orElseThrow()
                                .digest()),
                        NOON);

        @Test
        @DisplayName("confirms nothing, however long it stands")
        void never() {
            assertThat(counts(disowned, NEW, NOON.plus(DAY.multipliedBy(100)))).isFalse();
            assertThat(counts(disowned, OLD, NOON)).isTrue();
        }

        @Test
        @DisplayName("before it was ever proved confirms nothing, should it be proved later")
        void beforeItWasProved() {
            ContactRegister unproved = register.disowned(new Contact.Email("new@example.org"), OLD, NOON);
            ContactRegister proved = unproved.seen(NEW, DAY, NOON.plusSeconds(9));

            assertThat(counts(proved, NEW, NOON.plus(DAY.multipliedBy(100)))).isFalse();
            assertThat(counts(proved, OLD, NOON)).isTrue();
        }

        @Test
        @DisplayName("is no new one when it goes and comes back")
        void comesBack() {
            ContactRegister back = disowned.seen(OLD, DAY, NOON).seen(NEW, DAY, NOON);
            assertThat(counts(back, NEW, NOON.plus(DAY.multipliedBy(100)))).isFalse();
        }

        @Test
        @DisplayName("counts when an administrator enters it")
        void entered() {
            assertThat(counts(disowned.decided(OLD, NEW, NOON), NEW, NOON)).isTrue();
        }
    }
}
