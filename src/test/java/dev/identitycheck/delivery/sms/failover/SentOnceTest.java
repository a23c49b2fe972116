package dev.identitycheck.delivery.sms.failover;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsException.Reason;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsMessage;
import dev.identitycheck.delivery.sms.failover.FailoverSmsGateway.Member;
import dev.identitycheck.delivery.sms.http.Gateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Of 500 messages to a first gateway that misbehaves in every way")
class SentOnceTest {

    @RegisterExtension
    static final WireMockExtension FIRST = provider();

    @RegisterExtension
    static final WireMockExtension SECOND = provider();

    private static final int MESSAGES = 500;
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final String SUCCESS = "{\"status\":\"0\"}";
    private static final Pattern NUMBER = Pattern.compile("message-(\\d+)-");

    /** What the first gateway does. */
    private enum Way {
        TAKES,
        DROPS,
        CLOSES,
        IS_SLOW,
        ANSWERS_GARBAGE,
        ANSWERS_HALF,
        SAYS_ERROR_INSIDE,
        REFUSES,
        IS_THROTTLED;

        private ResponseDefinitionBuilder answer() {
            return switch (this) {
                case TAKES -> aResponse().withBody(SUCCESS);
                case DROPS -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                case CLOSES -> aResponse().withFault(Fault.EMPTY_RESPONSE);
                case IS_SLOW -> aResponse().withBody(SUCCESS).withFixedDelay(2 * TIMEOUT_MILLIS);
                case ANSWERS_GARBAGE -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
                case ANSWERS_HALF -> aResponse().withBody("{\"stat");
                case SAYS_ERROR_INSIDE -> aResponse().withBody("{\"status\":\"9\"}");
                case REFUSES -> aResponse().withStatus(500);
                case IS_THROTTLED -> aResponse().withStatus(429);
            };
        }

        /** Whether it told that it certainly did not take a message. */
        private boolean refuses() {
            return this == SAYS_ERROR_INSIDE || this == REFUSES || this == IS_THROTTLED;
        }

        private static Way of(int message) {
            return values()[message % values().length];
        }
    }

    private static WireMockExtension provider() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.options().dynamicPort().containerThreads(60))
                .build();
    }

    private static Member member(WireMockExtension provider) throws SmsException {
        SmsGatewayProvider gateway = Gateway.of(Map.of(
                "url",
                provider.url("/"),
                "timeout",
                Integer.toString(TIMEOUT_MILLIS),
                "success-pointer",
                "/status",
                "success-value",
                "0"));
        GatewayKey key = new GatewayKey("failover", provider == FIRST ? "first" : "second");
        return new Member(key, gateway, FailoverSmsGatewayFactory.breaker(key, MESSAGES, Duration.ofHours(1)));
    }

    private static Map<Integer, Long> asked(WireMockExtension provider) {
        return provider.getAllServeEvents().stream()
                .map(event -> NUMBER.matcher(event.getRequest().getBodyAsString()))
                .filter(Matcher::find)
                .collect(groupingBy(found -> Integer.valueOf(found.group(1)), counting()));
    }

    private static boolean isSent(SmsGatewayProvider gateway, int message) {
        String way = message < 0 ? "WARMS_UP" : Way.of(message).name();
        try {
            gateway.send(new SmsMessage("+393331234567", "", "message-" + message + "-" + way));
            return true;
        } catch (SmsException e) {
            assertThat(e.reason()).isEqualTo(Reason.UNCERTAIN);
            return false;
        }
    }

    @Test
    @DisplayName("each is taken by one gateway at most, and by the second where the first said no")
    void once() throws Exception {
        for (Way way : Way.values()) {
            FIRST.stubFor(any(anyUrl()).withRequestBody(containing("-" + way)).willReturn(way.answer()));
        }
        SECOND.stubFor(any(anyUrl()).willReturn(aResponse().withBody(SUCCESS)));
        FailoverSmsGateway gateway = new FailoverSmsGateway(List.of(member(FIRST), member(SECOND)));

        // The first request loads more classes than a gateway has patience for.
        isSent(member(SECOND).gateway(), -1);

        List<Boolean> sent = sendAll(gateway);

        Map<Integer, Long> first = asked(FIRST);
        Map<Integer, Long> second = asked(SECOND);
        for (int message = 0; message < MESSAGES; message++) {
            Way way = Way.of(message);
            assertThat(first.get(message)).as("%s at the first", way).isEqualTo(1);
            assertThat(second.getOrDefault(message, 0L))
                    .as("%s at the second", way)
                    .isEqualTo(way.refuses() ? 1 : 0);
            assertThat(sent.get(message)).as("%s is said", way).isEqualTo(way == Way.TAKES || way.refuses());
        }
    }

    private static List<Boolean> sendAll(SmsGatewayProvider gateway) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(20);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                int message = i;
                running.add(workers.submit(() -> isSent(gateway, message)));
            }
            List<Boolean> sent = new ArrayList<>();
            for (Future<Boolean> one : running) {
                sent.add(one.get());
            }
            return sent;
        } finally {
            workers.shutdownNow();
        }
    }
}
