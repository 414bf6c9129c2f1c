/**
 * A real kube-apiserver and its etcd on loopback, with RBAC on, for tests and examples. Nothing here knows the broker, and
 * there are no controllers and no kubelet: what those do, a test does itself.
 */
@NullMarked
package dev.resourcebroker.kubernetes.apiserver;

import org.jspecify.annotations.NullMarked;
