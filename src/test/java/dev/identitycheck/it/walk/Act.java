package dev.identitycheck.it.walk;

/** What the intruder can do. */
enum Act {
    /** Starts a login in the tab, with these parameters besides the usual ones. */
    OPENS,
    /** Fills a form of the tab, the current page's or an earlier one's, and presses one of its buttons. */
    TYPES,
    CLICKS,
    RELOADS,
    /** Goes to a redirect that was dropped in some tab. */
    FOLLOWS,
    /** Comes back from a provider as one of the identities that the intruder has. */
    ARRIVES,
    /** Goes to an address of the server with what some page was sent with. */
    VISITS,
    /** Opens a link of a mail that came to the intruder. */
    MAILS,
    LOGS_OUT,
    /** Loses all cookies of the tab's browser. */
    FORGETS,
    /** Asks for tokens without a browser. */
    GRANTS,
    /** Uses an own session's token on the account's API. */
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
