/** Pages about mail: mailboxes, servers, queues, the outbox. */
@NullMarked
package dev.hushcell.samples.crm.pages.mail;

import org.jspecify.annotations.NullMarked;
