/** Data keys in memory: leased with a snapshot of the protection, cached, unwrapped once. */
@NullMarked
package dev.hushcell.internal.keyring.lease;

import org.jspecify.annotations.NullMarked;
