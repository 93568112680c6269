/** What differs between databases: one folder for each, and what they share. */
@NullMarked
package dev.hushcell.internal.dialect;

import org.jspecify.annotations.NullMarked;
