/** The sections of the file: text to rules and settings. */
@NullMarked
package dev.hushcell.internal.config.section;

import org.jspecify.annotations.NullMarked;
