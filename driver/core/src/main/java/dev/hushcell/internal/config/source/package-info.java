/** Where configurations, indexes of annotations and secrets come from. */
@NullMarked
package dev.hushcell.internal.config.source;

import org.jspecify.annotations.NullMarked;
