package dev.resourcebroker.cluster;

import dev.resourcebroker.binding.Workload;

/**
 * Which workload the pods of a service account are, by the operator's word.
 *
 * @param account the service account
 * @param workload the workload, in the environment of the namespace
 */
public record AccountRegistration(ServiceAccount account, Workload workload) {}
