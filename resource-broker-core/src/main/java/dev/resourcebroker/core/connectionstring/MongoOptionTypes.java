package dev.resourcebroker.core.connectionstring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** MongoDB's options by the type of their values, names in lower case. */
final class MongoOptionTypes {
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
    /** Numbers, with the least that is allowed. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("connecttimeoutms", 0),
            Map.entry("sockettimeoutms", 0),
            Map.entry("timeoutms", 0),
            Map.entry("heartbeatfrequencyms", 500),
            Map.entry("localthresholdms", 0),
            Map.entry("maxidletimems", 0),
            Map.entry("maxpoolsize", 0),
            Map.entry("minpoolsize", 0),
            Map.entry("maxconnecting", 1),
            Map.entry("maxstalenessseconds", -1),
            Map.entry("serverselectiontimeoutms", 0),
            Map.entry("srvmaxhosts", 0),
            Map.entry("waitqueuetimeoutms", 0),
            Map.entry("wtimeoutms", 0),
            Map.entry("wtimeout", 0),
            Map.entry("zlibcompressionlevel", -1),
            Map.entry("proxyport", 0));
    /** Words, with those that are allowed; of several with commas between, each one. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "compressors", Set.of("snappy", "zlib", "zstd"),
            "servermonitoringmode", Set.of("stream", "poll", "auto"),
            "readpreference", Set.of("primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"),
            "authmechanism",
                    Set.of(
                            "SCRAM-SHA-1",
                            "SCRAM-SHA-256",
                            "MONGODB-CR",
                            "MONGODB-X509",
                            "MONGODB-AWS",
                            "MONGODB-OIDC",
                            "GSSAPI",
                            "PLAIN"));

    private static final Set<String> TEXTS = Set.of(
            "appname",
            "authsource",
            "proxyhost",
            "proxyusername",
            "readconcernlevel",
            "readpreferencetags",
            "replicaset",
            "srvservicename",
            "tlscafile",
            "tlscertificatekeyfile",
            "tlscrlfile",
            "uuidrepresentation",
            "w",
            "gssapiservicename",
            "maxlifetimems",
            "waitqueuemultiple");
    private static final Set<String> SECRETS =
            Set.of("authmechanismproperties", "proxypassword", "tlscertificatekeyfilepassword");

    /** What may be shown. */
    static final Set<String> HARMLESS = harmless();

    private MongoOptionTypes() {}

    private static Set<String> harmless() {
        List<String> all = new ArrayList<>(TEXTS);
        all.addAll(FLAGS);
        all.addAll(NUMBERS.keySet());
        all.addAll(WORDS.keySet());
        return Set.copyOf(all);
    }

    static boolean isKnown(String name) {
        return HARMLESS.contains(name) || SECRETS.contains(name);
    }

    static boolean isValid(String name, String value) {
        if (FLAGS.contains(name)) {
            return value.equals("true") || value.equals("false");
        }
        Integer least = NUMBERS.get(name);
        if (least != null) {
            return isNumber(value, least) && (!name.equals("maxstalenessseconds") || isStaleness(value));
        }
        Set<String> words = WORDS.get(name);
        return words == null || words.containsAll(List.of(value.split(",", 64)));
    }

    private static boolean isNumber(String value, int least) {
        if (!NUMBER.matcher(value).matches()) {
            return false;
        }
        long number = Long.parseLong(value);
        return number >= least && number <= Integer.MAX_VALUE;
    }

    private static boolean isStaleness(String value) {
        return value.equals("-1") || Long.parseLong(value) >= 90;
    }
}
