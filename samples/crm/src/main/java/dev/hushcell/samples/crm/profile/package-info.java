/** Servers that take and deliver mail. */
@NullMarked
package dev.hushcell.samples.crm.profile;

import org.jspecify.annotations.NullMarked;
