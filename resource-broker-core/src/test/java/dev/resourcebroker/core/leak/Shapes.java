package dev.resourcebroker.core.leak;

import dev.resourcebroker.core.connectionstring.Corpus;
import dev.resourcebroker.core.connectionstring.Corpus.Row;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connection strings whose secret has a shape that came out of some client, with a marked secret in its place. */
final class Shapes {
    private static final Pattern MASK = Pattern.compile("x{5,6}|\\*{3,4}|<credentials>");

    private Shapes() {}

    private static String marked(String secret) {
        return Markers.HEAD + secret + Markers.TAIL;
    }

    /** Our own, so that something is tried on every machine. */
    static List<String> ofOurOwn() {
        return List.of(
                "host=db password=" + marked("") + " user=app",
                "host=db password='" + marked(" it\\'s ") + "' user=app",
                "postgres://app:" + marked("/?#") + "@db:5432/orders",
                "postgres://app:" + marked("%2F%40%00") + "@db:5432/orders",
                "postgres://app:" + marked("%zz") + "@db:5432/orders",
                "postgres://db/orders?sslmode=nonsense&pass%77ord=" + marked(""),
                "postgres://app:" + marked("[@]") + "@db:5432/orders",
                "postgres://app:" + marked("${X}$1") + "@db:port/orders",
                "mysql://app:" + marked("{s}|^\\") + "@[fe80::1%25eth0]:3307/orders",
                "app:" + marked("@tcp(") + "@tcp(db:3306)/orders",
                "jdbc:mysql://db/orders?user=app&password=" + marked("%26"),
                "jdbc:sqlserver://db;user=app;password={" + marked(";}}") + "}",
                "Server=db;User ID=app;Password=\"" + marked("; ") + "\"",
                "jdbc:oracle:thin:app/\"" + marked("@/") + "\"@//db:1521/orders",
                "redis://:" + marked("#4624$@F$#v`") + "@db:6379/0",
                "redis://" + marked("") + "@db:6379/0",
                "redis://app:" + marked("") + "@db:-1/zero",
                "mongodb://app:" + marked("#&!") + "@db:27017/orders",
                "mongodb+srv://app:" + marked("%D0%BF") + "@cluster0.acme.example/orders",
                "amqp://app:" + marked("é") + "@db/%2f",
                "kafka+ssl://app:" + marked("%3A") + "@db:9093",
                "s3://AKIAEXAMPLE:" + marked("+/=") + "@orders?region=eu-central-1",
                "https://" + marked("") + "@api.acme.example/v1",
                "https://api.acme.example/v1?api_key=" + marked("~"),
                "nats://" + marked("") + "@db:4222",
                "somedb://app:" + marked("\ud83d\udc0d\u6e2c") + "@db:99999/orders",
                "libsql://db?authToken=" + marked("."));
    }

    /** Those that others wrote; skips the test where they are not there. */
    static List<String> ofOthers() {
        return Corpus.rows("06c_redaction").stream()
                .map(row -> secret(row).map(secret -> row.input().replace(secret, marked(secret))))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> secret(Row row) {
        if (row.object("expected").get("message_must_not_contain") instanceof List<?> secrets) {
            return secrets.stream()
                    .map(String.class::cast)
                    .filter(secret -> row.input().contains(secret) && !secret.equals(row.input()))
                    .findFirst();
        }
        return masked(row.input(), String.valueOf(row.object("expected").get("redacted")));
    }

    /** What the mask stands for. */
    private static Optional<String> masked(String input, String redacted) {
        Matcher mask = MASK.matcher(redacted);
        if (!mask.find() || !input.startsWith(redacted.substring(0, mask.start()))) {
            return Optional.empty();
        }
        String rest = input.substring(mask.start());
        String after = redacted.substring(mask.end());
        int end = after.isEmpty() ? rest.length() : rest.lastIndexOf(after.charAt(0));
        String secret = rest.substring(0, Math.max(end, 0));
        // A pair of credentials: the name is no secret.
        boolean pair = mask.group().startsWith("<");
        int colon = pair ? secret.indexOf(':') : -1;
        String password = secret.substring(colon + 1).replaceAll("^'|'$", "");
        boolean nameAlone = pair && colon < 0;
        return nameAlone || password.isEmpty() ? Optional.empty() : Optional.of(password);
    }
}
