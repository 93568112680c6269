/** The text of the file: values by key, with the place of each, and what is substituted in them. */
@NullMarked
package dev.hushcell.internal.config.yaml;

import org.jspecify.annotations.NullMarked;
