/** The key stores as this room uses them: several, guarded, each key opened by the one that can. */
@NullMarked
package dev.hushcell.internal.keyring.wrapping;

import org.jspecify.annotations.NullMarked;
