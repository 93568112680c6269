/** Hushcell on Apache Spark: new columns of large tables are filled by many machines. */
@NullMarked
package dev.hushcell.spark;

import org.jspecify.annotations.NullMarked;
