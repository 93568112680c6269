/** Builds the object graph of a connection and shares it; opens and closes what it stands on. */
@NullMarked
package dev.hushcell.internal.assembly;

import org.jspecify.annotations.NullMarked;
