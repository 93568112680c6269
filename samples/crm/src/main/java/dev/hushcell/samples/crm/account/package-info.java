/** Companies and households. */
@NullMarked
package dev.hushcell.samples.crm.account;

import org.jspecify.annotations.NullMarked;
