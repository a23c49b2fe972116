package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.ratelimit.RequesterClass;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayName("Delivery queues")
class DeliveryQueuesTest {

    private static final DeliveryQueueKey OWNERS = new DeliveryQueueKey(Channel.SMS, "http", RequesterClass.OWNER);
    private static final DeliveryQueueKey STRANGERS =
            new DeliveryQueueKey(Channel.SMS, "http", RequesterClass.STRANGER);
    private static final DeliveryQueueKey MAIL =
            new DeliveryQueueKey(Channel.EMAIL, "smtp.agency.example", RequesterClass.OWNER);
    private static final DispatcherOptions SMALL =
            new DispatcherOptions(5, 5, Duration.ofMillis(800), Duration.ofSeconds(20));
    private static final DispatcherOptions IMPATIENT =
            new DispatcherOptions(5, 5, Duration.ofMillis(800), Duration.ofMillis(50));

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    private final class Waits implements DeliveryWorkers.Task {

        @Override
        public void run() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.incrementAndGet();
        }

        @Override
        public void abandon() {
            abandoned.incrementAndGet();
        }
    }

    private static DeliveryWorkers.Task completing(CompletableFuture<String> result) {
        return new DeliveryWorkers.Task() {
            @Override
            public void run() {
                result.complete("done");
            }

            @Override
            public void abandon() {
                result.complete("abandoned");
            }
        };
    }

    private void fill(DeliveryQueues<DeliveryQueueKey> queues, DeliveryQueueKey key, int tasks) {
        for (int task = 0; task < tasks; task++) {
            queues.execute(key, new Waits());
        }
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> queues.execute(key, new Waits()));
    }

    @Test
    void that_are_full_hold_up_no_other() throws Exception {
        try (DeliveryQueues<DeliveryQueueKey> queues = DeliveryQueues.ofServers(SMALL)) {
            fill(queues, OWNERS, 8);
            CompletableFuture<String> mail = new CompletableFuture<>();
            CompletableFuture<String> stranger = new CompletableFuture<>();

            queues.execute(MAIL, completing(mail));
            queues.execute(STRANGERS, completing(stranger));

            assertThat(mail.get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(stranger.get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(queues.waiting(key -> key.channel() == Channel.SMS)).isEqualTo(4);
            assertThat(queues.waiting(key -> key.channel() == Channel.EMAIL)).isZero();
            gate.countDown();
        }
    }

    @Test
    void give_strangers_a_fifth_of_threads_and_queue() {
        try (DeliveryQueues<DeliveryQueueKey> queues = DeliveryQueues.ofServers(SMALL)) {
            fill(queues, STRANGERS, 2);
            fill(queues, OWNERS, 8);
            gate.countDown();
        }
        assertThat(done).hasValue(10);
    }

    @Test
    void of_all_realms_run_thirty_two_tasks_at_once_and_the_others_afterwards() throws Exception {
        int realms = 12;
        int tasks = 4;
        AtomicInteger begun = new AtomicInteger();
        try (DeliveryQueues<String> queues = DeliveryQueues.ofRealms()) {
            for (int realm = 0; realm < realms; realm++) {
                for (int task = 0; task < tasks; task++) {
                    queues.execute("realm-" + realm, () -> {
                        begun.incrementAndGet();
                        new Waits().run();
                    });
                }
            }
            while (begun.get() < 32) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(begun).as("tasks under way while none ends").hasValue(32);

            gate.countDown();
        }
        assertThat(done).hasValue(realms * tasks);
    }

    @Test
    void finish_what_they_hold_when_they_are_closed() {
        try (DeliveryQueues<DeliveryQueueKey> queues = DeliveryQueues.ofServers(SMALL)) {
            fill(queues, OWNERS, 8);
            gate.countDown();
        }
        assertThat(done).hasValue(8);
        assertThat(abandoned).hasValue(0);
    }

    @Test
    void tell_what_they_could_not_begin_in_time_that_it_will_not_be_done() {
        try (DeliveryQueues<DeliveryQueueKey> queues = DeliveryQueues.ofServers(IMPATIENT)) {
            fill(queues, OWNERS, 8);
        }
        assertThat(abandoned).hasValue(4);
    }
}
