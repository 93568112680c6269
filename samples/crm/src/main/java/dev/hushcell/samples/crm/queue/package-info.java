/** Work that several people share. */
@NullMarked
package dev.hushcell.samples.crm.queue;

import org.jspecify.annotations.NullMarked;
