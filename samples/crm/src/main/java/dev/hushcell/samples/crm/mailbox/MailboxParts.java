package dev.hushcell.samples.crm.mailbox;

import dev.hushcell.samples.crm.profile.EmailServerProfile;
import dev.hushcell.samples.crm.queue.Queue;
import dev.hushcell.samples.crm.user.AppUser;
import org.jspecify.annotations.Nullable;

/** What the identifiers of a {@link MailboxForm} stand for. */
public record MailboxParts(
    EmailServerProfile profile, @Nullable Queue queue, @Nullable AppUser owner) {}
