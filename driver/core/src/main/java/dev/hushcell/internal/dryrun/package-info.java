/** Passes statements on as they are, and tells what would become of them. */
@NullMarked
package dev.hushcell.internal.dryrun;

import org.jspecify.annotations.NullMarked;
