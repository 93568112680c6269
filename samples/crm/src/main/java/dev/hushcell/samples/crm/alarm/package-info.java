/** What administrators should look at. */
@NullMarked
package dev.hushcell.samples.crm.alarm;

import org.jspecify.annotations.NullMarked;
