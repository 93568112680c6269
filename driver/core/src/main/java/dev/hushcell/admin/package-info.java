/** What an administrator does with the keys of a database, and what the keys look like. */
@NullMarked
package dev.hushcell.admin;

import org.jspecify.annotations.NullMarked;
