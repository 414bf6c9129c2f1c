package dev.resourcebroker.kubernetes;

import dev.resourcebroker.error.PermanentBrokerException;

/**
 * How pods refer to what they receive.
 *
 * @param containers which containers
 * @param wholeSecret whether a container refers to the Secret of the variables as a whole ({@code envFrom}), so that the
 *     names of variables don't show in the pod; otherwise to each variable by name, which Kubernetes merges with what others
 *     manage
 * @param bindingRoot where service bindings are mounted, unless the container says so itself by
 *     {@code SERVICE_BINDING_ROOT}
 */
public record InjectionStyle(Containers containers, boolean wholeSecret, String bindingRoot) {
    /** Checks the path. */
    public InjectionStyle {
        if (!bindingRoot.matches("(/[A-Za-z0-9._-]+)+")) {
            throw PermanentBrokerException.invalid("binding root", "must be an absolute path of plain names");
        }
    }

    /**
     * The containers proper, each variable by name, service bindings at {@code /bindings}.
     *
     * @return the style
     */
    public static InjectionStyle usual() {
        return new InjectionStyle(Containers.app(), false, "/bindings");
    }

    /**
     * For other containers.
     *
     * @param which which
     * @return a changed copy
     */
    public InjectionStyle with(Containers which) {
        return new InjectionStyle(which, wholeSecret, bindingRoot);
    }

    /**
     * By {@code envFrom}.
     *
     * @return a changed copy
     */
    public InjectionStyle byEnvFrom() {
        return new InjectionStyle(containers, true, bindingRoot);
    }

    /**
     * With service bindings elsewhere.
     *
     * @param path an absolute path
     * @return a changed copy
     */
    public InjectionStyle mountedAt(String path) {
        return new InjectionStyle(containers, wholeSecret, path);
    }
}
