/**
 * Key stores in files: what they have in common, whatever their format (settings, access to the
 * file, versions, changes), the format of the FIPS module (BCFKS), and PKCS#12 (PFX).
 */
@NullMarked
package dev.hushcell.internal.keystores.file;

import org.jspecify.annotations.NullMarked;
