/** Data keys by identifier, the catalogue, versions and the cache. */
@NullMarked
package dev.hushcell.internal.keyring;

import org.jspecify.annotations.NullMarked;
