/** A file outside the database that tells when the database was put back to an earlier state. */
@NullMarked
package dev.hushcell.internal.keyring.anchor;

import org.jspecify.annotations.NullMarked;
