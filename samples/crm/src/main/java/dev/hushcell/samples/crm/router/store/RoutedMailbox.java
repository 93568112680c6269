package dev.hushcell.samples.crm.router.store;

import dev.hushcell.samples.crm.router.mail.Credentials;
import dev.hushcell.samples.crm.router.mail.MailServer;
import java.util.Optional;

/**
 * A mailbox as the router uses it. Its passwords are never printed.
 *
 * @param id its number
 * @param address its address
 * @param incoming server that mail is read from
 * @param reader who signs in there; empty when something is missing
 * @param outgoing server that mail is handed to
 * @param sender who signs in there; empty when something is missing
 * @param place how far its inbox was read
 * @param failures how often it failed since it last worked
 */
public record RoutedMailbox(
    long id,
    String address,
    MailServer incoming,
    Optional<Credentials> reader,
    MailServer outgoing,
    Optional<Credentials> sender,
    InboxPlace place,
    int failures) {
  @Override
  public String toString() {
    return "RoutedMailbox[id=" + id + "]";
  }
}
