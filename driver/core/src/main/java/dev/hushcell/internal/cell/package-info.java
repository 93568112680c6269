/** Value to typed bytes to sealed cell and back; owns Cipher, Mac and nonces. */
@NullMarked
package dev.hushcell.internal.cell;

import org.jspecify.annotations.NullMarked;
