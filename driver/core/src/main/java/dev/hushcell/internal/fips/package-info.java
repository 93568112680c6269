/** Loads the FIPS module, proves approved mode, hands out its provider and random generator. */
@NullMarked
package dev.hushcell.internal.fips;

import org.jspecify.annotations.NullMarked;
