/** The key store in a PKCS#12 file (PFX). */
@NullMarked
package dev.hushcell.internal.keystores.pkcs12;

import org.jspecify.annotations.NullMarked;
