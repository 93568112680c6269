/** How the application begins. */
@NullMarked
package dev.hushcell.samples.crm.start;

import org.jspecify.annotations.NullMarked;
