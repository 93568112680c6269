/** What is read from a compilation: annotations, protected columns, and what is wrong with them. */
@NullMarked
package dev.hushcell.processor.model;

import org.jspecify.annotations.NullMarked;
