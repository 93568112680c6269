/** The key store in a hardware token, or in what looks like one, behind a PKCS#11 library. */
@NullMarked
package dev.hushcell.internal.keystores.pkcs11;

import org.jspecify.annotations.NullMarked;
