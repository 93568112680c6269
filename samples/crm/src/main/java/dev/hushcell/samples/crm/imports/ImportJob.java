package dev.hushcell.samples.crm.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One import and how far it is. Thread-safe. */
public final class ImportJob {
  private static final int MOST_REMARKS = 50;

  private final UUID id = UUID.randomUUID();
  private final long userId;
  private final int total;
  private final ContactColumns columns;
  private final List<String> remarks = new ArrayList<>(); // guarded by this
  private int added; // guarded by this
  private int known; // guarded by this
  private int wrong; // guarded by this
  private boolean finished; // guarded by this
  private boolean broken; // guarded by this

  ImportJob(long userId, ContactFile file) {
    this.userId = userId;
    this.total = file.rows().size();
    this.columns = file.columns();
  }

  /**
   * How far an import is.
   *
   * @param total rows of the file
   * @param done rows that were looked at
   * @param finished whether nothing more happens
   * @param words the same for people
   */
  public record State(int total, int done, boolean finished, String words) {}

  synchronized void add(int newlyAdded, int newlyKnown) {
    added += newlyAdded;
    known += newlyKnown;
  }

  /** Notes what is wrong with a field, by the file's own name for it; never what stands in it. */
  synchronized void refuse(long line, String field, String why) {
    refuse(line, "column “" + columns.shownAs(field) + "”: " + why);
  }

  /** Notes what is wrong with a row; never what stands in it. */
  synchronized void refuse(long line, String why) {
    wrong++;
    if (remarks.size() < MOST_REMARKS) {
      remarks.add("Line " + line + ", " + why);
    }
  }

  synchronized void finish(boolean allRead) {
    finished = true;
    broken = !allRead;
  }

  /** Returns how far it is, with numbers as a user reads them. */
  public synchronized State state(Locale locale) {
    int done = added + known + wrong;
    String words =
        String.format(
            locale,
            "%,d of %,d %s: %,d added, %,d known already, %,d refused",
            done,
            total,
            total == 1 ? "row" : "rows",
            added,
            known,
            wrong);
    return new State(
        total, done, finished, broken ? words + ". The import stopped; see the log." : words);
  }

  /** Returns what was wrong with the first rows that were refused. */
  public synchronized List<String> getRemarks() {
    return List.copyOf(remarks);
  }

  public UUID getId() {
    return id;
  }

  boolean isOf(long otherUserId) {
    return userId == otherUserId;
  }
}
