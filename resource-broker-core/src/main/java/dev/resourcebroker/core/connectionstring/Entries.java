package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a dialect writes. */
final class Entries implements EntryWriter {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Reading.Warning> warnings = new ArrayList<>(0);

    Entries(SecretValue uri) {
        entries.add(new Entry(ConnectionDetails.URI, uri, true));
    }

    private Entries(List<Entry> entries, List<Reading.Warning> warnings) {
        this.entries.addAll(entries);
        this.warnings.addAll(warnings);
    }

    Entries copy() {
        return new Entries(entries, warnings);
    }

    Reading reading(ResourceType type) {
        return new Reading(new ConnectionDetails(type, entries), warnings);
    }

    @Override
    public void open(String name, @Nullable String value) {
        put(name, value, false);
    }

    @Override
    public void secret(String name, @Nullable String value) {
        put(name, value, true);
    }

    private void put(String name, @Nullable String value, boolean secret) {
        if (value != null) {
            entries.add(new Entry(name, SecretValue.of(value), secret));
            if (Texts.hasSpaceAtEdge(value)) {
                warn(name, "begins or ends with white space, which some readers drop");
            }
        }
    }

    @Override
    public void servers(List<Host> servers, int defaultPort) {
        Servers all = new Servers(servers, defaultPort);
        open("host", all.names());
        open("port", all.ports());
        if (servers.size() > 1) {
            open("hosts", all.pairs());
        }
    }

    @Override
    public void login(Login login) {
        open("username", Texts.orNull(login.username()));
        secret("password", login.password());
    }

    @Override
    public void options(List<Option> options, Set<String> harmless) {
        if (options.size() < 2) {
            options.forEach(option -> option(OptionName.of(option.name()), option.text(), harmless));
            return;
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (Option option : options) {
            byName.merge(OptionName.of(option.name()), option.text(), (one, more) -> one + "," + more);
        }
        byName.forEach((name, value) -> option(name, value, harmless));
    }

    private void option(String name, String value, Set<String> harmless) {
        if (OptionName.fits(name)) {
            put(name, value, !harmless.contains(name.substring(OptionName.PREFIX.length())));
        }
    }

    @Override
    public void warn(String part, String problem) {
        Reading.Warning warning = new Reading.Warning(part, problem);
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }
}
