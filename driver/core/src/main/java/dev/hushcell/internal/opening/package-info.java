/** Opens connections and what they share, within limits, and undoes what fails halfway. */
@NullMarked
package dev.hushcell.internal.opening;

import org.jspecify.annotations.NullMarked;
