/** What Spark knows of databases, for URLs with the prefix of Hushcell. */
@NullMarked
package dev.hushcell.spark.dialect;

import org.jspecify.annotations.NullMarked;
