package org.deskbridge.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a robots.txt says to us (RFC 9309): the longest rule that fits counts, and of two alike the one that allows. */
public final class Robots {
    static final String NAME = "deskbridge";
    private static final int MOST_RULES = 2000;
    private static final int LONGEST_PAUSE = 30;

    private final List<Rule> rules = new ArrayList<>();
    private final List<String> sitemaps = new ArrayList<>();
    private double pause;

    private record Rule(boolean allows, String pattern) {}

    private record Line(String name, String value) {}

    private Robots() {}

    /** Ours are the groups that name us; where none does, those for everybody. */
    public static Robots of(String text) {
        var lines = text.lines()
                .map(Robots::line)
                .filter(line -> !line.name.isEmpty())
                .toList();
        var isNamed = lines.stream().anyMatch(line -> line.name.equals("user-agent") && names(line.value, NAME));
        var robots = new Robots();
        var isOurs = false;
        var isHead = false;
        for (var line : lines) {
            if (line.name.equals("user-agent")) {
                isOurs = (isHead && isOurs) || names(line.value, isNamed ? NAME : "*");
                isHead = true;
            } else if (line.name.equals("sitemap")) {
                robots.sitemaps.add(line.value);
            } else {
                isHead = false;
                robots.take(isOurs, line);
            }
        }
        return robots;
    }

    /** A product token ends where its version begins. */
    private static boolean names(String value, String agent) {
        return agent.equals("*")
                ? value.equals("*")
                : value.toLowerCase(Locale.ROOT).matches(agent + "([^a-z_-].*)?");
    }

    private static Line line(String line) {
        var said = line.replaceFirst("#.*", "").replace("\uFEFF", "").strip();
        var colon = said.indexOf(':');
        return colon < 0
                ? new Line("", "")
                : new Line(
                        said.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        said.substring(colon + 1).strip());
    }

    private void take(boolean isOurs, Line line) {
        if (!isOurs) {
            return;
        }
        switch (line.name) {
            case "allow", "disallow" -> {
                if (!line.value.isEmpty() && rules.size() < MOST_RULES) {
                    rules.add(new Rule(line.name.equals("allow"), line.value));
                }
            }
            case "crawl-delay" -> pause = seconds(line.value);
            default -> {}
        }
    }

    private static double seconds(String value) {
        return value.matches("\\d{1,6}(\\.\\d{1,3})?") ? Math.min(Double.parseDouble(value), LONGEST_PAUSE) : 0;
    }

    public boolean allows(WebAddress address) {
        var path = address.pathAndQuery();
        var best = new Rule(true, "");
        for (var rule : rules) {
            var length = rule.pattern.length();
            if (fits(rule.pattern, path)
                    && (length > best.pattern.length() || (length == best.pattern.length() && rule.allows))) {
                best = rule;
            }
        }
        return best.allows;
    }

    /** Stars are tried from left to right and the last one again, which takes no longer than the two are long. */
    private static boolean fits(String rule, String path) {
        var isWhole = rule.endsWith("$");
        var pattern = isWhole ? rule.substring(0, rule.length() - 1) : rule + "*";
        var at = 0;
        var in = 0;
        var star = -1;
        var since = 0;
        while (in < path.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                since = in;
            } else if (at < pattern.length() && pattern.charAt(at) == path.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++since;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(one -> one == '*');
    }

    public List<String> sitemaps() {
        return List.copyOf(sitemaps);
    }

    /** Seconds between two requests; 0 when it does not say. */
    public double pause() {
        return pause;
    }

    /** All of it that matters to us, to be read again with {@link #of}. */
    public String text() {
        return "User-agent: *\n"
                + rules.stream()
                        .map(rule -> (rule.allows ? "Allow: " : "Disallow: ") + rule.pattern + "\n")
                        .collect(Collectors.joining())
                + "Crawl-delay: " + pause + "\n";
    }
}
