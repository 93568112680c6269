/** What Hushcell counts, as meters of Micrometer. */
@NullMarked
package dev.hushcell.micrometer;

import org.jspecify.annotations.NullMarked;
