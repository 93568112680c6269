/** MySQL 8 and MariaDB 10.6 and later, which differ in little of what matters here. */
@NullMarked
package dev.hushcell.internal.dialect.mysql;

import org.jspecify.annotations.NullMarked;
