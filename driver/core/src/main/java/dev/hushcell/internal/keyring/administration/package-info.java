/** What an administrator does with keys: look, change the key-encryption key, move, destroy. */
@NullMarked
package dev.hushcell.internal.keyring.administration;

import org.jspecify.annotations.NullMarked;
