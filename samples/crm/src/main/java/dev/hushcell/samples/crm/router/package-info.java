/** The e-mail router: turns mail into activities and sends what is in the outbox. */
@NullMarked
package dev.hushcell.samples.crm.router;

import org.jspecify.annotations.NullMarked;
