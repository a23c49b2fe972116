package dev.identitycheck.demo;

/**
 * Who signed in to the demo's site.
 *
 * @param provider alias of the identity provider, empty if none was used
 * @param idToken only for signing out again
 */
record SignedIn(String name, String username, String provider, String idToken) {

    @Override
    public String toString() {
        return "SignedIn[" + username + "]";
    }
}
