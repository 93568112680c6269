/** What the tables of the database have become past the driver, compared with the catalogue. */
@NullMarked
package dev.hushcell.internal.keyring.drift;

import org.jspecify.annotations.NullMarked;
