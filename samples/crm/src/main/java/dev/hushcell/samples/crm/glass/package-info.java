/** What the database really holds, beside what the pages read. */
@NullMarked
package dev.hushcell.samples.crm.glass;

import org.jspecify.annotations.NullMarked;
