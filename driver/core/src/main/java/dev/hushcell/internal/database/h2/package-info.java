/** H2 2.x in its regular mode. */
@NullMarked
package dev.hushcell.internal.database.h2;

import org.jspecify.annotations.NullMarked;
