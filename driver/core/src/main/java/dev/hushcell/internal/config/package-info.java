/** Text (URL, Properties, file, environment) to typed settings. */
@NullMarked
package dev.hushcell.internal.config;

import org.jspecify.annotations.NullMarked;
