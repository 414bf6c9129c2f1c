package dev.resourcebroker.verification.bench;

import java.util.Locale;

/**
 * What the engine sends to the database for one resource until it is ready.
 *
 * @param executions runs of the scheduler
 * @param statements everything that is sent
 * @param messages in how many messages
 * @param progress writes of a worker's progress, each in a transaction of its own
 * @param newVersions new versions of a credential
 * @param versions changes of versions
 * @param resources changes of what callers see
 */
record Profile(
        double executions,
        double statements,
        double messages,
        double progress,
        double newVersions,
        double versions,
        double resources) {
    static Profile of(CountedStatements counted, int resources) {
        double one = resources;
        return new Profile(
                counted.sum(text -> text.contains(".provisioning set fence")) / one,
                counted.statements() / one,
                counted.messages() / one,
                counted.sum(text -> text.contains(".provisioning set phase_since")) / one,
                counted.sum(text -> text.contains("insert into") && text.contains(".connection_versions")) / one,
                counted.sum(text -> text.contains("update") && text.contains(".connection_versions set")) / one,
                counted.sum(text -> text.contains(".resources set")) / one);
    }

    String shown() {
        return String.format(
                Locale.ROOT,
                "for each ready: %.2f executions, %.1f statements in %.1f messages; %.2f writes of progress, %.2f and %.2f of versions,"
                        + " %.2f of what callers see",
                executions,
                statements,
                messages,
                progress,
                newVersions,
                versions,
                resources);
    }
}
