package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.ConnectionUrl.Path;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses {@code //user:password@hosts/path?options}. Looks at each character a fixed number of times. */
final class UrlParser {
    private static final int MOST_OPTIONS = 256;

    private final String text;
    private final UrlRules rules;
    private final EntryWriter doubts;

    UrlParser(String text, UrlRules rules, EntryWriter doubts) {
        this.text = text;
        this.rules = rules;
        this.doubts = doubts;
    }

    ConnectionUrl parse() {
        if (!text.startsWith("//")) {
            throw ConnectionText.refused("has no // after its scheme");
        }
        int at = loginEnd(2);
        int hostsFrom = at < 0 ? 2 : at + 1;
        int hostsEnd = endOf(rules.authority().hostsEnd(), hostsFrom);
        Login login = at < 0 ? Login.NONE : login(text.substring(2, at));
        return new ConnectionUrl(login, hosts(text.substring(hostsFrom, hostsEnd)), path(hostsEnd), options(hostsEnd));
    }

    /** The at sign between login and hosts: the last one, since a host can't contain any. */
    private int loginEnd(int from) {
        int first = text.indexOf('@', from);
        if (first < 0 || first >= endOf(rules.authority().loginEnds(), from)) {
            return -1;
        }
        int last = text.lastIndexOf('@', endOf(rules.authority().hostsEnd(), first + 1) - 1);
        if (last > first) {
            doubt(from, first, "@, at which some clients cut it; write %40");
        }
        int sign = text.indexOf('#', from);
        if (sign >= 0 && sign < last) {
            doubt(from, sign, "#, at which some clients cut it; write %23");
        }
        return last;
    }

    private void doubt(int from, int at, String problem) {
        int colon = text.indexOf(':', from);
        doubts.warn(colon < 0 || colon > at ? "username" : "password", "contains a raw " + problem);
    }

    private Login login(String raw) {
        int colon = raw.indexOf(':');
        if (colon < 0) {
            return new Login(decoded("username", raw), null);
        }
        return new Login(decoded("username", raw.substring(0, colon)), decoded("password", raw.substring(colon + 1)));
    }

    private List<Host> hosts(String raw) {
        if (raw.isEmpty()) {
            return List.of();
        }
        HostParser parser = new HostParser(rules.decoding(), doubts);
        return rules.authority().several() ? parser.list(raw) : List.of(parser.one(raw));
    }

    private @Nullable Path path(int from) {
        if (from >= text.length() || text.charAt(from) != '/') {
            return null;
        }
        String raw = text.substring(from + 1, queryStart(from));
        return new Path(raw, decoded("database", raw));
    }

    private List<Option> options(int from) {
        int start = queryStart(from);
        if (start >= text.length() || text.charAt(start) != '?') {
            return List.of();
        }
        int end = rules.query().fragment() ? endOf("#", start) : text.length();
        List<Option> options = new ArrayList<>();
        for (int i = start + 1; i < end; ) {
            int next = Math.min(endOf(rules.query().separators(), i), end);
            add(text.substring(i, next), options);
            i = next + 1;
        }
        return options;
    }

    private void add(String raw, List<Option> options) {
        int equals = raw.indexOf('=');
        if (rules.query().pairs() && (equals < 0 || raw.indexOf('=', equals + 1) >= 0)) {
            throw ConnectionText.refused("has an option that isn't name=value");
        }
        if (options.size() == MOST_OPTIONS) {
            throw ConnectionText.refused("has more than " + MOST_OPTIONS + " options");
        }
        if (!raw.isEmpty()) {
            options.add(equals < 0 ? new Option(option(raw), null) : option(raw, equals));
        }
    }

    private Option option(String raw, int equals) {
        return new Option(option(raw.substring(0, equals)), option(raw.substring(equals + 1)));
    }

    private String option(String raw) {
        return Percent.decode("option", raw, rules.query().decoding(), doubts);
    }

    private String decoded(String part, String raw) {
        return Percent.decode(part, raw, rules.decoding(), doubts);
    }

    private int queryStart(int from) {
        return endOf(rules.query().fragment() ? "?#" : "?", from);
    }

    private int endOf(String ends, int from) {
        if (ends.length() == 1) {
            int end = text.indexOf(ends.charAt(0), from);
            return end < 0 ? text.length() : end;
        }
        for (int i = from; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
