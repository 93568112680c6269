/** What JPA's annotations say: attributes, their columns and tables, and how names are made. */
@NullMarked
package dev.hushcell.processor.jpa;

import org.jspecify.annotations.NullMarked;
