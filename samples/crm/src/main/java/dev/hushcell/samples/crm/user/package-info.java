/** Who signs in, and what they set for themselves. */
@NullMarked
package dev.hushcell.samples.crm.user;

import org.jspecify.annotations.NullMarked;
