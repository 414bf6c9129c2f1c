package dev.resourcebroker.kubernetes.apiserver;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one server per JVM with the first test class that asks, and stops it with the last. */
final class ApiServerExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace SPACE = Namespace.create(ApiServerExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return one(context).why == null
                ? ConditionEvaluationResult.enabled("there is an API server")
                : ConditionEvaluationResult.disabled("skipped: no API server here: " + one(context).why);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return one(context).server();
    }

    private static One one(ExtensionContext context) {
        Store store = context.getRoot().getStore(SPACE);
        return store.getOrComputeIfAbsent(One.class, key -> One.started(), One.class);
    }
}
