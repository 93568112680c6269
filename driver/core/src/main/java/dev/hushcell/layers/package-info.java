/** What the layers around the cells are like: the link to the database, and its disk. */
@NullMarked
package dev.hushcell.layers;

import org.jspecify.annotations.NullMarked;
