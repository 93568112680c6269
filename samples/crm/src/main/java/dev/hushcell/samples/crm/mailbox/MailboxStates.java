package dev.hushcell.samples.crm.mailbox;

import org.springframework.data.repository.CrudRepository;

/** What the router knows of the mailboxes. */
public interface MailboxStates extends CrudRepository<MailboxState, Long> {}
