/** The audit: a file of lines that say which cells were used by whom, chained and authenticated. */
@NullMarked
package dev.hushcell.internal.audit;

import org.jspecify.annotations.NullMarked;
