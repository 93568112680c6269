/**
 * Holds what Hibernate really maps against what the connection protects, when it starts. Found by
 * Hibernate itself; there is nothing to configure.
 */
@NullMarked
package dev.hushcell.hibernate;

import org.jspecify.annotations.NullMarked;
