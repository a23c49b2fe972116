package dev.identitycheck.domain.contact;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The channels by which messages are sent. */
public enum Channel {
    EMAIL("email"),
    SMS("sms");

    private static final String BOTH = "both";

    private final String key;

    Channel(String key) {
        this.key = key;
    }

    /** The name in events, metrics and templates. */
    public String key() {
        return key;
    }

    /** The channel that reaches a contact. */
    public static Channel of(Contact contact) {
        return switch (contact.type()) {
            case EMAIL -> EMAIL;
            case PHONE -> SMS;
        };
    }

    /** The channels that reach some contacts. */
    public static Set<Channel> of(Collection<Contact> contacts) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        contacts.forEach(contact -> channels.add(of(contact)));
        return Collections.unmodifiableSet(channels);
    }

    /** The name of a set of channels in events and login sessions; empty if there are none. */
    public static String key(Set<Channel> channels) {
        if (channels.size() > 1) {
            return BOTH;
        }
        return channels.stream().map(Channel::key).findFirst().orElse("");
    }

    /**
     * The set of channels of this name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Set<Channel> parse(String key) {
        return switch (key) {
            case "" -> Set.of();
            case "email" -> Set.of(EMAIL);
            case "sms" -> Set.of(SMS);
            case BOTH -> Collections.unmodifiableSet(EnumSet.allOf(Channel.class));
            default -> throw new IllegalArgumentException("no set of channels: " + key);
        };
    }
}
