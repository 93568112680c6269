/** What all forms have in common: sent once, checked, and merged with what others saved. */
@NullMarked
package dev.hushcell.samples.crm.forms;

import org.jspecify.annotations.NullMarked;
