/** Settings in the URLs and properties of connections. */
@NullMarked
package dev.hushcell.internal.config.url;

import org.jspecify.annotations.NullMarked;
