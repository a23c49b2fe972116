package dev.identitycheck.it.walk;

/** The kinds of actions that the intruder of a random walk can take. */
enum Act {
    /** Starts a login in the tab, with additional parameters. */
    OPENS,
    /** Fills in a form of the tab's current or an earlier page and submits it by one of its buttons. */
    TYPES,
    CLICKS,
    RELOADS,
    /** Requests a redirect that was not followed before, in any tab. */
    FOLLOWS,
    /** Returns from an identity provider as one of the intruder's identities. */
    ARRIVES,
    /** Requests an address of the server with the login parameters of an earlier page. */
    VISITS,
    /** Opens a link of a mail to the intruder. */
    MAILS,
    LOGS_OUT,
    /** Deletes all cookies of the tab's browser. */
    FORGETS,
    /** Requests tokens without a browser. */
    GRANTS,
    /** Uses a token of an own session at the account REST API and other endpoints. */
    ACCOUNTS;

    Move move() {
        return switch (this) {
            case OPENS -> Browsing::opens;
            case TYPES -> Browsing::types;
            case CLICKS -> Browsing::clicks;
            case RELOADS -> Browsing::reloads;
            case FOLLOWS -> Browsing::follows;
            case ARRIVES -> Arrivals::arrives;
            case VISITS -> Endpoints::visits;
            case MAILS -> Browsing::mails;
            case LOGS_OUT -> Browsing::logsOut;
            case FORGETS -> Browsing::forgets;
            case GRANTS -> Grants::asks;
            case ACCOUNTS -> OwnSession::does;
        };
    }
}
