/**
 * Service provider interface that wraps and unwraps a data key under a named key-encryption key.
 */
@NullMarked
package dev.hushcell.keystore;

import org.jspecify.annotations.NullMarked;
