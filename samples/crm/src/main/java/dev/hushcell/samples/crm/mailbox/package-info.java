/** Mailboxes that the router reads and sends from. */
@NullMarked
package dev.hushcell.samples.crm.mailbox;

import org.jspecify.annotations.NullMarked;
