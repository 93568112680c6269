package dev.hushcell.admin;

/**
 * How to put an exported catalogue back.
 *
 * @param dryRun whether only to check: nothing is written
 * @param evenIfOlder whether it may take the place of a newer one; keys and columns that came after
 *     the export are lost then, with their cells. Also accepts what is there already, where the key
 *     store saw a newer one (HC-1357, HC-2139): the database was put back on purpose
 */
public record ImportOptions(boolean dryRun, boolean evenIfOlder) {
  /** Returns what is right for most: import unless what is there is newer. */
  public static ImportOptions usual() {
    return new ImportOptions(false, false);
  }

  /** Returns the same, but nothing is written. */
  public ImportOptions asDryRun() {
    return new ImportOptions(true, evenIfOlder);
  }

  /** Returns the same, even if what is there is newer. */
  public ImportOptions regardlessOfAge() {
    return new ImportOptions(dryRun, true);
  }
}
