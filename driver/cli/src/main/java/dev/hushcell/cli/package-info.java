/** The {@code hushcell} command: what an administrator does, over the public API of the driver. */
@NullMarked
package dev.hushcell.cli;

import org.jspecify.annotations.NullMarked;
