/** The broker with a real kube-apiserver: a cluster that is thrown away, and a tenant who is up to no good. */
@NullMarked
package dev.resourcebroker.verification.kubernetes;

import org.jspecify.annotations.NullMarked;
