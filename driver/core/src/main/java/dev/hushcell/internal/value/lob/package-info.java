/**
 * Large values that an application fills before it binds them. They are kept in memory: one made by
 * the real driver would put its content into the database as soon as it is written to.
 */
@NullMarked
package dev.hushcell.internal.value.lob;

import org.jspecify.annotations.NullMarked;
