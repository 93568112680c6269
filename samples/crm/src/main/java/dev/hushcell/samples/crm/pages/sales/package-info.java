/** Pages about accounts, contacts, leads and activities. */
@NullMarked
package dev.hushcell.samples.crm.pages.sales;

import org.jspecify.annotations.NullMarked;
