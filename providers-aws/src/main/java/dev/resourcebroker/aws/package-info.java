/**
 * Keys of AWS KMS as key encryption keys. What is wrapped with them, and how long it is kept, is the core's.
 */
@NullMarked
package dev.resourcebroker.aws;

import org.jspecify.annotations.NullMarked;
