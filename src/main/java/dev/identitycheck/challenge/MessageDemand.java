package dev.identitycheck.challenge;

import dev.identitycheck.delivery.DeliveryRoute;
import dev.identitycheck.domain.contact.Channel;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The request for a new message: made when the page is first shown or its button is pressed, never on reload.
 *
 * @param pressed whether a button asks for a new code
 * @param unseen whether the page will not be shown
 * @param requested the channel that the user chose
 * @param open the open challenge of the login
 * @param afterWrongEntry whether the page is shown because an entry was wrong
 */
public record MessageDemand(
        boolean pressed,
        boolean unseen,
        DeliveryRoute.RequestedChannel requested,
        Optional<ChallengeState> open,
        boolean afterWrongEntry) {

    /** This request, made because an entry was wrong. */
    MessageDemand afterWrong() {
        return new MessageDemand(pressed, unseen, requested, open, true);
    }

    /** The channels by which the codes of the open challenge were sent. */
    private Set<Channel> channels() {
        return open.stream()
                .flatMap(state -> state.codes().codes().stream())
                .flatMap(code -> code.channels().stream())
                .collect(Collectors.toSet());
    }

    /** Tells what the request is about: a wrong entry, or a code that is sent now; with the channels of the code. */
    public void report(ChallengePrompt prompt, Consumer<Set<Channel>> wrong, Consumer<Set<Channel>> sent) {
        if (afterWrongEntry) {
            wrong.accept(channels());
        } else {
            prompt.permit().handle(permit -> sent.accept(Channel.of(permit.contacts())), denied -> {}, () -> {});
        }
    }

    boolean wantedFor(String about) {
        return !unseen && (pressed || open.filter(c -> c.about().equals(about)).isEmpty());
    }
}
