/** Imports of contacts from files, with their progress. */
@NullMarked
package dev.hushcell.samples.crm.imports;

import org.jspecify.annotations.NullMarked;
