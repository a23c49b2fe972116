package dev.identitycheck.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
class DeliveryWorkersTest {

    @Test
    @DisplayName("with eight at work and two hundred waiting, one more is refused rather than queued without end")
    void bounded() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        try (DeliveryWorkers workers = new DeliveryWorkers(8, 200, Duration.ofSeconds(10))) {
            for (int i = 0; i < 208; i++) {
                workers.execute(() -> {
                    await(gate);
                    done.incrementAndGet();
                });
            }
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> workers.execute(done::incrementAndGet));
            gate.countDown();
        }
        assertThat(done).hasValue(208);
    }

    @Test
    @DisplayName("a worker dies with the server, and finds the server's services")
    void thread() throws Exception {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        try (DeliveryWorkers workers = new DeliveryWorkers(8, 200, Duration.ofSeconds(10))) {
            workers.execute(() -> worker.complete(Thread.currentThread()));
            assertThat(worker.get(30, TimeUnit.SECONDS).isDaemon()).isTrue();
            assertThat(worker.get().getName()).startsWith("identity-check-messages-");
            assertThat(worker.get().getContextClassLoader()).isSameAs(DeliveryWorkers.class.getClassLoader());
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
