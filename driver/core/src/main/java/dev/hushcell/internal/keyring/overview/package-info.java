/** What the keys of a database look like, put together from all its catalogues. */
@NullMarked
package dev.hushcell.internal.keyring.overview;

import org.jspecify.annotations.NullMarked;
