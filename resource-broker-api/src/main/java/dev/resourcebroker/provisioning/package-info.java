/**
 * The life of resources that the broker makes at vendors: what can be asked for beside creating, reading and deleting
 * them.
 */
@NullMarked
package dev.resourcebroker.provisioning;

import org.jspecify.annotations.NullMarked;
