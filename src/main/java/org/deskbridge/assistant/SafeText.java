package org.deskbridge.assistant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A model's words as they may leave the house: no HTML, no characters that hide, and no link or image but to hosts that are
 * known. Read in one pass, so that what one removal leaves cannot become what another would have removed.
 */
final class SafeText {
    static final int LONGEST = 4_000;
    static final String REMOVED = "(link removed)";

    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\p{Cf}&&[^\\u200C\\u200D]]|\\p{Cs}|[\\uFFF9-\\uFFFF]");
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])[^<>\\n]*>?");
    private static final String REST = "[^\\s<>\"\\[\\]]";
    private static final String ADDRESS = "[A-Za-z][A-Za-z0-9+.\\-]{0,30}://" + REST + "*|//" + REST
            + "+|(?i:mailto|javascript|vbscript):" + REST + "*|(?i:tel|sms|data|file|blob):" + REST + "+|(?i:www)\\."
            + REST + "+";
    private static final Pattern TOKEN = Pattern.compile(
            "(?<link>!?\\[(?<label>[^\\[\\]\\n]{0,500})]\\(\\s*(?<target>[^()\\[\\]<>\\s]*)(?:\\s+[^()\\n]{0,200})?\\))"
                    + "|(?<address>" + ADDRESS + ")");
    private static final Pattern OPEN = Pattern.compile("](?=[(:]|$)|<(?=[A-Za-z/!?]|$)");
    private static final String ALONE_BEFORE = " \n\t(";
    private static final Pattern ALONE_AFTER = Pattern.compile("[.,;!?)]{0,5}(?:\\s|$)");
    private static final Pattern BARE = Pattern.compile(ADDRESS);
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.\\-]*[a-z0-9])?");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]']+$");

    private final Set<String> hosts;

    SafeText(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    String of(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var plain = TAG.matcher(HIDDEN.matcher(cut).replaceAll("")).replaceAll("");
        var safe = new StringBuilder();
        var end = 0;
        var tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            safe.append(broken(plain.substring(end, tokens.start())));
            safe.append(apart(tokens.group("link") == null ? bare(tokens.group()) : link(tokens), tokens, plain));
            end = tokens.end();
        }
        return safe.append(broken(plain.substring(end))).toString().strip();
    }

    /** What was changed stays apart from its neighbours, with which it might be an address again. */
    private static String apart(String text, MatchResult token, String plain) {
        if (text.startsWith("[")) {
            return text;
        }
        var before = token.start() == 0 || ALONE_BEFORE.indexOf(plain.charAt(token.start() - 1)) >= 0;
        var after =
                ALONE_AFTER.matcher(plain).region(token.end(), plain.length()).lookingAt();
        return (before ? "" : " ") + text + (after ? "" : " ");
    }

    /** What stands between links is none, and cannot become one together with what follows. */
    private static String broken(String text) {
        return OPEN.matcher(text).replaceAll("$0 ");
    }

    private String link(MatchResult found) {
        var label =
                BARE.matcher(broken(found.group("label"))).replaceAll(REMOVED).strip();
        var target = found.group("target");
        if (!isAllowed(target)) {
            return label;
        }
        return "[" + (label.isEmpty() ? "link" : label) + "](" + target + ")";
    }

    private String bare(String address) {
        var tail = TRAILING.matcher(address);
        var length = tail.find() ? tail.start() : address.length();
        var shown = isAllowed(address.substring(0, length)) ? address.substring(0, length) : REMOVED;
        return shown + broken(address.substring(length));
    }

    private boolean isAllowed(String address) {
        var host = host(address);
        return !host.isEmpty() && hosts.contains(host);
    }

    /** The host of a plain web address; empty where it is anything else or could be read in two ways. */
    static String host(String address) {
        try {
            var uri = new URI(address);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            var web = (scheme.equals("https") || scheme.equals("http")) && uri.getRawUserInfo() == null;
            return web && HOST.matcher(host).matches() ? host : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
