/** People, found by encrypted addresses and numbers. */
@NullMarked
package dev.hushcell.samples.crm.contact;

import org.jspecify.annotations.NullMarked;
