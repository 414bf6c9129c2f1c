/** Tests against a real API server: what controllers and the kubelet would do, the tests do. */
package dev.resourcebroker.kubernetes;
