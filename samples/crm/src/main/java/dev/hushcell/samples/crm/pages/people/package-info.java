/** Pages about users, and the start page. */
@NullMarked
package dev.hushcell.samples.crm.pages.people;

import org.jspecify.annotations.NullMarked;
