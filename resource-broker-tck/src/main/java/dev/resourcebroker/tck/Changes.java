package dev.resourcebroker.tck;

import dev.resourcebroker.provider.Parameter;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provider.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds another specification that a resource can be changed to. */
final class Changes {
    private Changes() {}

    static Optional<Specification> of(ProviderBench bench) {
        Specification before = bench.specification;
        return bench.offering.parameters().stream()
                .filter(Parameter::changeable)
                .flatMap(parameter -> others(parameter, before))
                .map(given -> bench.offering.change(before, given))
                .findFirst();
    }

    private static Stream<Map<String, String>> others(Parameter parameter, Specification before) {
        return candidates(parameter.values()).stream()
                .flatMap(value -> parameter.values().read(value).stream())
                .filter(value -> !value.equals(before.parameters().get(parameter.name())))
                .map(value -> Map.of(parameter.name(), value));
    }

    private static List<String> candidates(Values values) {
        if (values instanceof Values.Choice choice) {
            return choice.options();
        } else if (values instanceof Values.Whole whole) {
            return List.of(Long.toString(whole.least()), Long.toString(whole.least() + 1));
        } else if (values instanceof Values.Decimal decimal) {
            return List.of(decimal.least().toPlainString(), decimal.most().toPlainString());
        } else if (values instanceof Values.Span span) {
            return List.of(span.least().toString(), span.most().toString());
        } else if (values instanceof Values.Flag) {
            return List.of("true", "false");
        }
        return List.of("changed", "c");
    }
}
