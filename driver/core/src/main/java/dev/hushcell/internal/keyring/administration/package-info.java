/** What an administrator does with keys: change the key-encryption key, move, destroy, look. */
@NullMarked
package dev.hushcell.internal.keyring.administration;

import org.jspecify.annotations.NullMarked;
