package dev.resourcebroker.core.store;

import javax.sql.DataSource;

/**
 * The connections of the library by what they may do. One DataSource may serve for all three.
 *
 * @param migrator owns the schema
 * @param tenant reads and writes for one organisation at a time
 * @param operator works across organisations
 */
public record Roles(DataSource migrator, DataSource tenant, DataSource operator) {}
