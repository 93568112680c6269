/**
 * Where configurations, indexes of annotations, secrets, and settings in URLs and properties of
 * connections come from.
 */
@NullMarked
package dev.hushcell.internal.config.source;

import org.jspecify.annotations.NullMarked;
