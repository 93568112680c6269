/**
 * The one exception of the inner rooms, with a stable code; turned into SQLException at the
 * surface.
 */
@NullMarked
package dev.hushcell.internal.fault;

import org.jspecify.annotations.NullMarked;
