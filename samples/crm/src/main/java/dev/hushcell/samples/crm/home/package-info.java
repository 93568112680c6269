/** The directory that the application keeps its files in. */
@NullMarked
package dev.hushcell.samples.crm.home;

import org.jspecify.annotations.NullMarked;
