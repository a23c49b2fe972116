package dev.identitycheck.it.stage;

import java.util.Arrays;
import java.util.List;
import org.keycloak.events.EventType;

/** All event types: some are stored only if a realm lists them. */
final class EventTypes {

    static final List<String> ALL =
            Arrays.stream(EventType.values()).map(EventType::name).toList();

    private EventTypes() {}
}
