package dev.identitycheck.demo;

import java.time.format.DateTimeFormatter;
import java.util.List;

/** The outbox as a page that renews itself when a message arrives; without scripts, every few seconds. */
final class OutboxPage {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private OutboxPage() {}

    static Html of(List<Message> messages, long arrivals) {
        Html head = Html.format(
                """
                <script src="/live.js" data-arrivals="%s" defer></script>
                <noscript><meta http-equiv="refresh" content="5"></noscript>
                """,
                arrivals);
        return Html.page(title(arrivals), head, main(messages));
    }

    private static String title(long arrivals) {
        return arrivals == 0 ? "Outbox" : "Outbox (" + arrivals + ")";
    }

    private static Html main(List<Message> messages) {
        Html list = messages.isEmpty()
                ? new Html("<p class=\"empty\">Nothing yet. This page shows each message as it arrives.</p>")
                : Html.join(messages.stream().map(OutboxPage::article).toList());
        return Html.format(
                """
                <h1>Outbox</h1>
                <p>Every e-mail and SMS that the server sends ends here; nothing leaves this computer.</p>
                <details id="inbound">
                <summary>Send a text message to the agency</summary>
                <p>A phone that is verified at an account asks for a code for a new password: <code>BH MK</code> and the
                insurance number. Then choose "Forgot Password?" on the login page, and enter number and code.</p>
                <form method="post" action="/inbound">
                <label>From <input name="from" value="+393471234567" autocomplete="off"></label>
                <label>Text <input name="text" value="BH MK 1000000002" autocomplete="off"></label>
                <button>Send</button>
                </form>
                </details>
                <div id="messages" aria-live="polite">%s</div>
                """,
                list);
    }

    private static Html article(Message message) {
        return Html.format(
                """
                <article>
                <header><span class="kind %s">%s</span> <span class="to">to %s</span> <time>%s</time></header>
                %s<pre>%s</pre>
                <footer>from %s</footer>
                %s</article>
                """,
                message.kind().name(),
                message.kind().label(),
                message.to(),
                message.arrived().format(CLOCK),
                message.subject().isEmpty() ? new Html("") : Html.format("<h2>%s</h2>%n", message.subject()),
                Html.linked(message.text()),
                message.from(),
                htmlVersion(message));
    }

    private static Html htmlVersion(Message message) {
        if (message.html().isEmpty()) {
            return new Html("");
        }
        return Html.format(
                "<details><summary>HTML version</summary>"
                        + "<iframe sandbox title=\"HTML version\" srcdoc=\"%s\"></iframe></details>%n",
                message.html());
    }
}
