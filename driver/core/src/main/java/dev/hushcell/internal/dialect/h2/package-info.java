/** H2 2.x in all its modes but Oracle. */
@NullMarked
package dev.hushcell.internal.dialect.h2;

import org.jspecify.annotations.NullMarked;
