/** Has a running process take up a configuration that changed. */
@NullMarked
package dev.hushcell.samples.crm.reload;

import org.jspecify.annotations.NullMarked;
