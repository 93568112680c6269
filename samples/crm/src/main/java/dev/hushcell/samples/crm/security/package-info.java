/** Who may see which pages. */
@NullMarked
package dev.hushcell.samples.crm.security;

import org.jspecify.annotations.NullMarked;
