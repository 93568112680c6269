/** What the catalogue records: columns, keys, and which catalogue it is. */
@NullMarked
package dev.hushcell.internal.keyring.record;

import org.jspecify.annotations.NullMarked;
