/** Texts as they are kept. */
@NullMarked
package dev.hushcell.samples.crm.text;

import org.jspecify.annotations.NullMarked;
