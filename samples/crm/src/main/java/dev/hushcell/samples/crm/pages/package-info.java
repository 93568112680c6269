/** What all lists and pages share. */
@NullMarked
package dev.hushcell.samples.crm.pages;

import org.jspecify.annotations.NullMarked;
