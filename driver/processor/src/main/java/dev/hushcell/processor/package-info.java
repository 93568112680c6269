/**
 * Turns {@code @Encrypted} annotations into an index of columns, at compile time. Knows JPA and
 * Hushcell by name only, so that the processor path needs nothing but this artifact.
 */
@NullMarked
package dev.hushcell.processor;

import org.jspecify.annotations.NullMarked;
