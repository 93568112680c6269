/** The codes of the java.sql surface and the one place where a fault becomes an exception. */
@NullMarked
package dev.hushcell.internal.jdbc.error;

import org.jspecify.annotations.NullMarked;
