/** What would become of SQL statements, and the lint over a file of them; never a value. */
@NullMarked
package dev.hushcell.explain;

import org.jspecify.annotations.NullMarked;
