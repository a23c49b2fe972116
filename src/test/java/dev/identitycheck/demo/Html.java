package dev.identitycheck.demo;

/** A piece of a page; text gets in escaped only. */
record Html(String markup) {

    static Html text(String text) {
        return new Html(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    /** A text whose addresses are links. */
    static Html linked(String text) {
        return new Html(text(text).markup.replaceAll("https?://[^\\s<>]+", "<a href=\"$0\">$0</a>"));
    }

    /** Fills a template's {@code %s}: strings are escaped, pieces taken as they are. */
    static Html format(String template, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = values[i] instanceof Html html ? html.markup : text(String.valueOf(values[i])).markup;
        }
        return new Html(String.format(template, escaped));
    }

    static Html join(Iterable<Html> pieces) {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.markup));
        return new Html(all.toString());
    }

    /** A whole page with the site's frame; {@code head} is for what one page needs beyond the style. */
    static Html page(String title, Html head, Html main) {
        return format(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/style.css">
                %s
                </head>
                <body>
                <header><nav aria-label="Demo"><strong>Identity Check demo</strong>
                <a href="/">Agency services</a> <a href="/outbox">Outbox</a></nav></header>
                <main>
                %s
                </main>
                </body>
                </html>
                """,
                title, head, main);
    }
}
