package dev.resourcebroker.aws;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Moto} of this JVM, which is stopped when all have run; skips them where there is none. */
final class MotoExtension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        // A parameter that is asked for later can't skip its test any more.
        moto(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Moto.class;
    }

    @Override
    public Moto resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return moto(context);
    }

    private static Moto moto(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(MotoExtension.class))
                .getOrComputeIfAbsent(Moto.class, key -> Moto.start(), Moto.class);
    }
}
