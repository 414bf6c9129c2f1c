package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connect descriptor of Oracle Net: {@code (DESCRIPTION=(ADDRESS=(HOST=..)(PORT=..))(CONNECT_DATA=(SERVICE_NAME=..)))}.
 * Used by one thread.
 */
final class OracleDescription {
    private static final Pattern PARAMETER = Pattern.compile("\\(\\s*([A-Za-z_]+)\\s*=\\s*([^()\\s]*)");
    private static final int MOST_ADDRESSES = 64;

    private final List<Address> addresses = new ArrayList<>();
    private @Nullable String service;
    private @Nullable String sid;

    private OracleDescription() {}

    private record Address(@Nullable String host, @Nullable String port) {}

    static OracleDescription parse(String text) {
        OracleDescription description = new OracleDescription();
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            description.take(parameter.group(1).toUpperCase(Locale.ROOT), parameter.group(2));
        }
        return description;
    }

    private void take(String name, String value) {
        switch (name) {
            case "ADDRESS" -> add(new Address(null, null));
            case "HOST" -> add(new Address(value, taken(last().host() == null).port()));
            case "PORT" -> add(new Address(taken(last().port() == null).host(), value));
            case "SERVICE_NAME" -> service = Texts.first(service, Texts.orNull(value));
            case "SID" -> sid = Texts.first(sid, Texts.orNull(value));
            default -> {}
        }
    }

    private Address last() {
        return addresses.isEmpty() ? new Address(null, null) : addresses.get(addresses.size() - 1);
    }

    /** The last address, to be completed; without that, a new one. */
    private Address taken(boolean completing) {
        return completing && !addresses.isEmpty() ? addresses.remove(addresses.size() - 1) : new Address(null, null);
    }

    private void add(Address address) {
        if (addresses.size() == MOST_ADDRESSES) {
            throw ConnectionText.refused("names more than " + MOST_ADDRESSES + " hosts");
        }
        addresses.add(address);
    }

    List<Host> hosts() {
        List<Host> hosts = new ArrayList<>();
        for (Address address : addresses) {
            String name = Texts.orNull(address.host());
            String port = Texts.orNull(address.port());
            if (name != null) {
                hosts.add(new Host(name, port == null ? Host.NO_PORT : Port.of(port)));
            }
        }
        return hosts;
    }

    /** The service, else the SID. */
    @Nullable
    String database() {
        return Texts.first(service, sid);
    }

    @Override
    public String toString() {
        return "OracleDescription";
    }
}
