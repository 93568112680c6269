/** What is told of mistakes in the configuration: a code, a place, a warning. */
@NullMarked
package dev.hushcell.internal.config.mistake;

import org.jspecify.annotations.NullMarked;
