/** The rows that the router reads and writes, by its own pool. */
@NullMarked
package dev.hushcell.samples.crm.router.store;

import org.jspecify.annotations.NullMarked;
