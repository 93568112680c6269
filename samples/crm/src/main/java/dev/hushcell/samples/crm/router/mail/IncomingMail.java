package dev.hushcell.samples.crm.router.mail;

import java.time.Instant;

/**
 * A mail that came in.
 *
 * @param uid its number in the folder
 * @param messageId its Message-ID, or what stands in for a missing one
 * @param from address of the sender; empty when there is none
 * @param subject its subject
 * @param text what it says
 * @param sent when it was sent, or else received
 */
public record IncomingMail(
    long uid, String messageId, String from, String subject, String text, Instant sent) {
  @Override
  public String toString() {
    return "IncomingMail[uid=" + uid + "]";
  }
}
