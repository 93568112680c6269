/** Where the files of a release come from: a statement for all of them, and its signature. */
@NullMarked
package dev.hushcell.release;

import org.jspecify.annotations.NullMarked;
