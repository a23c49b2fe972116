package dev.identitycheck.recovery;

import dev.identitycheck.delivery.DeliveryMetrics;
import dev.identitycheck.domain.text.IdNumber;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.recovery.inbound.InboundSms;
import dev.identitycheck.recovery.inbound.InboundSmsPattern;
import dev.identitycheck.recovery.inbound.InboundSmsProvider;
import dev.identitycheck.recovery.inbound.InboundSmsRequest;
import dev.identitycheck.recovery.inbound.UnsignedRequestLogLimiter;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.urls.UrlType;

/**
 * {@code POST …/identity-check/sms-inbound}, by which a gateway delivers an inbound text message. The response is the
 * same for every content and sender.
 */
public final class InboundSmsResource {

    /** The path below {@code identity-check}. */
    public static final String PATH = "sms-inbound";

    private static final Logger LOG = Logger.getLogger(InboundSmsResource.class);
    private static final UnsignedRequestLogLimiter REFUSAL_LOG = new UnsignedRequestLogLimiter();
    private static final int LONGEST = 16_384;
    private static final int LONGEST_ID = 128;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Instant now;

    public InboundSmsResource(KeycloakSession session, Instant now) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.now = now;
    }

    /** Receives a message as JSON or as a plain body. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Response body(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST);
        return receive(new String(bytes, StandardCharsets.UTF_8), new TreeMap<>());
    }

    /** Receives a message as a form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response form() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        SortedMap<String, String> fields = new TreeMap<>();
        form.forEach((name, values) -> fields.put(name, String.join("", values)));
        return receive("", fields);
    }

    private Response receive(String body, SortedMap<String, String> form) {
        Optional<InboundSmsProvider> gateway =
                RealmSettings.of(realm).smsInbound().map(id -> session.getProvider(InboundSmsProvider.class, id));
        if (gateway.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        Optional<InboundSms> sms = gateway.get().verified(new InboundSmsRequest(address(), headers(), body, form, now));
        if (sms.isEmpty()) {
            refused();
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        sms.filter(message -> isNew(message, gateway.get().heardFor())).ifPresent(this::startRecovery);
        return Response.noContent().build();
    }

    private void refused() {
        DeliveryMetrics.inboundRefused(realm.getName());
        REFUSAL_LOG
                .add(realm.getId(), now)
                .ifPresent(since -> LOG.warnf(
                        "identity-check event=sms_inbound_refused realm=%s requests=%d cause=\"not signed by the"
                                + " gateway, or too old\"",
                        realm.getName(), since));
    }

    private boolean isNew(InboundSms sms, Duration heardFor) {
        return !sms.id().isEmpty()
                && sms.id().length() <= LONGEST_ID
                && new RecoveryRateLimits(session, realm, now).isFirstReceived(sms.id(), heardFor);
    }

    private void startRecovery(InboundSms sms) {
        InboundSmsPattern.of(RealmSettings.of(realm).smsInboundText())
                .numberIn(sms.text())
                .flatMap(text -> IdNumber.parse(text, RealmSettings.of(realm).idNumberPrefixes()))
                .flatMap(number -> RecoveryRequest.phone(
                                sms.from(),
                                new PhoneNumberParser(RealmSettings.of(realm).smsRegion()))
                        .map(phone -> new RecoveryRequest(number, Optional.of(phone))))
                .ifPresent(request -> InboundCodeRequest.queue(session, realm, request, now));
    }

    // The public URL: behind a proxy the request itself has another one.
    private String address() {
        String query = session.getContext().getUri().getRequestUri().getRawQuery();
        String url = RealmsResource.realmBaseUrl(session.getContext().getUri(UrlType.FRONTEND))
                .path("identity-check")
                .path(PATH)
                .build(realm.getName())
                .toString();
        return query == null ? url : url + "?" + query;
    }

    private Map<String, String> headers() {
        return session.getContext().getHttpRequest().getHttpHeaders().getRequestHeaders().entrySet().stream()
                .filter(header -> !header.getValue().isEmpty())
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().get(0),
                        (one, other) -> one));
    }
}
