/**
 * The audit log: who did what to which resource and who was given which credential, in chains that show when they were
 * changed. Never a value. Where entries go beside the meta-database is {@code spi.AuditSink}.
 */
@NullMarked
package dev.resourcebroker.audit;

import org.jspecify.annotations.NullMarked;
