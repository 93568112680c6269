/** Which parts of a query are evaluated in the driver instead of the database. */
@NullMarked
package dev.hushcell.internal.plan.evaluate;

import org.jspecify.annotations.NullMarked;
