/** The key store in the format of the FIPS module. */
@NullMarked
package dev.hushcell.internal.keystores.bcfks;

import org.jspecify.annotations.NullMarked;
