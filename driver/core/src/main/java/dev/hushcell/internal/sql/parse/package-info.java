/**
 * Statements read through the library, on text written anew from our tokens, and proven against
 * them.
 */
@NullMarked
package dev.hushcell.internal.sql.parse;

import org.jspecify.annotations.NullMarked;
