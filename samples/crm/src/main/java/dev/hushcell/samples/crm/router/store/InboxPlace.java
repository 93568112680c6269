package dev.hushcell.samples.crm.router.store;

/**
 * How far an inbox was read.
 *
 * @param uidValidity what the number is relative to
 * @param lastUid number of the last mail that was taken
 */
public record InboxPlace(long uidValidity, long lastUid) {
  /** Returns the place to go on from, in a folder whose numbers may all have changed. */
  public InboxPlace in(long currentValidity) {
    return currentValidity == uidValidity ? this : new InboxPlace(currentValidity, 0);
  }

  /** Returns the place behind a mail. */
  public InboxPlace behind(long uid) {
    return new InboxPlace(uidValidity, uid);
  }
}
