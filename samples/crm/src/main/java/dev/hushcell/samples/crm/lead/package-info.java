/** People who may become customers. */
@NullMarked
package dev.hushcell.samples.crm.lead;

import org.jspecify.annotations.NullMarked;
