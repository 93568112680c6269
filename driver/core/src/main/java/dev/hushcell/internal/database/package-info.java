/** What differs between databases: each kind is one implementation with a package of its own. */
@NullMarked
package dev.hushcell.internal.database;

import org.jspecify.annotations.NullMarked;
