/** Key bytes that cannot be printed, compared in variable time or read without a token. */
@NullMarked
package dev.hushcell.secret;

import org.jspecify.annotations.NullMarked;
