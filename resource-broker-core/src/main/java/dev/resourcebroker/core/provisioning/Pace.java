package dev.resourcebroker.core.provisioning;

import java.time.Duration;

/**
 * How patient the worker is.
 *
 * @param call how long a call may take until its deadline
 * @param retry how long to wait after an answer that helps nobody
 * @param slow how long between looks while all is well, or nothing can be done
 * @param untended how long after quiet time an effect that is still open shows that the row is an older one
 */
record Pace(Duration call, Duration retry, Duration slow, Duration untended) {}
