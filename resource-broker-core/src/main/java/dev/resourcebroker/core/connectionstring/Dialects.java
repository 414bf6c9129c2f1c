package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registered dialects. An earlier one goes before a later one. */
final class Dialects {
    private final List<Dialect> all;
    private final Map<String, Dialect> byScheme = new HashMap<>();

    Dialects(List<Dialect> all) {
        this.all = List.copyOf(all);
        for (Dialect dialect : this.all) {
            dialect.schemes().forEach(scheme -> byScheme.putIfAbsent(scheme, dialect));
        }
    }

    Dialects with(Dialect dialect) {
        List<Dialect> more = new ArrayList<>(all);
        more.add(0, dialect);
        return new Dialects(more);
    }

    /** The dialect for a text, or null when nobody knows its scheme and type. */
    @Nullable
    Dialect choose(ConnectionText text, @Nullable ResourceType stated) {
        if (text.scheme().isEmpty()) {
            return stated == null ? recogniser(text.rest()) : ofType(stated);
        }
        Dialect known = byScheme(text.scheme());
        return stated == null || (known != null && known.typeOf(text).equals(stated))
                ? known
                : choose(text, known, stated);
    }

    private @Nullable Dialect choose(ConnectionText text, @Nullable Dialect known, ResourceType stated) {
        String scheme = withoutDriver(text.scheme());
        boolean contradiction = false;
        for (Dialect dialect : all) {
            if (dialect.type().equals(stated)) {
                if (dialect.schemes().contains(scheme)
                        || dialect.relatedSchemes().contains(scheme)) {
                    return dialect;
                }
                contradiction = true;
            }
        }
        if (contradiction) {
            throw ConnectionText.refused("has a scheme that isn't one of the stated type's");
        }
        return known;
    }

    private @Nullable Dialect byScheme(String scheme) {
        Dialect known = byScheme.get(scheme);
        return known == null ? byScheme.get(withoutDriver(scheme)) : known;
    }

    private static String withoutDriver(String scheme) {
        int plus = scheme.indexOf('+');
        return plus < 0 ? scheme : scheme.substring(0, plus);
    }

    private @Nullable Dialect ofType(ResourceType stated) {
        return all.stream().filter(d -> d.type().equals(stated)).findFirst().orElse(null);
    }

    private @Nullable Dialect recogniser(String text) {
        return all.stream().filter(d -> d.recognises(text)).findFirst().orElse(null);
    }
}
