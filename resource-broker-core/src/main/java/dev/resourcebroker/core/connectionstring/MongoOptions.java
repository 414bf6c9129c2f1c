package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.EntryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MongoDB's options, names in lower case. What the specification tells drivers to warn of is warned of. */
final class MongoOptions {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final Set<String> FLAGS = Set.of(
            "tls",
            "ssl",
            "tlsinsecure",
            "tlsallowinvalidcertificates",
            "tlsallowinvalidhostnames",
            "tlsdisableocspendpointcheck",
            "tlsdisablecertificaterevocationcheck",
            "directconnection",
            "loadbalanced",
            "journal",
            "retryreads",
            "retrywrites",
            "serverselectiontryonce");
    private static final Set<String> NUMBERS = Set.of(
            "connecttimeoutms",
            "sockettimeoutms",
            "timeoutms",
            "heartbeatfrequencyms",
            "localthresholdms",
            "maxidletimems",
            "maxpoolsize",
            "minpoolsize",
            "maxconnecting",
            "maxstalenessseconds",
            "serverselectiontimeoutms",
            "srvmaxhosts",
            "waitqueuetimeoutms",
            "wtimeoutms",
            "zlibcompressionlevel",
            "proxyport");
    private static final Set<String> TEXTS = Set.of(
            "appname",
            "authmechanism",
            "authmechanismproperties",
            "authsource",
            "compressors",
            "proxyhost",
            "proxyusername",
            "proxypassword",
            "readconcernlevel",
            "readpreference",
            "readpreferencetags",
            "replicaset",
            "servermonitoringmode",
            "srvservicename",
            "tlscafile",
            "tlscertificatekeyfile",
            "uuidrepresentation",
            "tlscertificatekeyfilepassword",
            "tlscrlfile",
            "w",
            "wtimeout",
            "gssapiservicename",
            "maxlifetimems",
            "waitqueuemultiple");
    private static final Map<String, String> RENAMED = Map.of("wtimeout", "wtimeoutms");
    private static final Set<String> SECRET =
            Set.of("authmechanismproperties", "proxypassword", "tlscertificatekeyfilepassword");

    /** What may be shown. */
    static final Set<String> HARMLESS = harmless();

    private final Map<String, String> values = new LinkedHashMap<>();
    private final EntryWriter doubts;

    private MongoOptions(EntryWriter doubts) {
        this.doubts = doubts;
    }

    private static Set<String> harmless() {
        List<String> all = new ArrayList<>(FLAGS);
        all.addAll(NUMBERS);
        all.addAll(TEXTS);
        all.removeAll(SECRET);
        return Set.copyOf(all);
    }

    static MongoOptions of(List<Option> options, EntryWriter doubts) {
        MongoOptions all = new MongoOptions(doubts);
        options.forEach(all::add);
        RENAMED.forEach(all::rename);
        return all;
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<Option> all() {
        List<Option> all = new ArrayList<>();
        values.forEach((name, value) -> all.add(new Option(name, value)));
        return all;
    }

    private void add(Option option) {
        String name = option.name().toLowerCase(Locale.ROOT);
        if (option.value() == null || name.isEmpty()) {
            throw ConnectionText.refused("has an option that isn't name=value");
        }
        String part = OptionName.fits(OptionName.of(name)) ? OptionName.of(name) : "uri";
        if (!FLAGS.contains(name) && !NUMBERS.contains(name) && !TEXTS.contains(name)) {
            doubts.warn("uri", "has an option that MongoDB's drivers don't know");
        } else if (!isValid(name, option.value())) {
            doubts.warn(part, "has a value that MongoDB's drivers ignore");
            return;
        }
        put(name, option.value(), part);
    }

    private void put(String name, String value, String part) {
        String before = values.put(name, value);
        if (before == null) {
            return;
        }
        if (name.equals("readpreferencetags")) {
            values.put(name, before + ";" + value);
        } else if (name.equals("tls") || name.equals("ssl")) {
            refuseDifferent(before, value);
        } else {
            doubts.warn(part, "is there more than once");
        }
    }

    private static void refuseDifferent(String before, String value) {
        if (!before.equals(value)) {
            throw ConnectionText.refused("says both that it wants TLS and that it doesn't");
        }
    }

    private static boolean isValid(String name, String value) {
        return FLAGS.contains(name)
                ? value.equals("true") || value.equals("false")
                : !NUMBERS.contains(name) || NUMBER.matcher(value).matches();
    }

    private void rename(String old, String now) {
        if (values.containsKey(old)) {
            doubts.warn(OptionName.of(old), "is the old name of an option");
        }
    }
}
