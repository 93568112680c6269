/** Values larger than memory: how they go in, and how they are read by the key of their row. */
@NullMarked
package dev.hushcell.contract.large;

import org.jspecify.annotations.NullMarked;
