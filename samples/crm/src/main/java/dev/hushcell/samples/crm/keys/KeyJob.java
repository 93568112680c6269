package dev.hushcell.samples.crm.keys;

import dev.hushcell.admin.Progress;
import java.util.Locale;

/** A work on keys and how far it is. Thread-safe. */
public final class KeyJob implements Progress {
  private final String title;
  private final String who;
  private Step step = Step.CHECKING; // guarded by this
  private int done; // guarded by this
  private int total = 1; // guarded by this
  private String words = ""; // guarded by this
  private Outcome outcome = Outcome.RUNNING; // guarded by this

  KeyJob(String title, String who) {
    this.title = title;
    this.who = who;
  }

  /** What became of it. */
  public enum Outcome {
    RUNNING,
    DONE,
    REFUSED
  }

  /**
   * How far a work is.
   *
   * @param total how much there is of the present step
   * @param done how much of it is done
   * @param finished whether nothing more happens
   * @param words the same for people
   */
  public record State(int total, int done, boolean finished, String words) {}

  @Override
  public synchronized void at(Step now, int doneOfIt, int ofIt) {
    step = now;
    done = doneOfIt;
    total = ofIt;
  }

  synchronized void finish(Outcome how, String what) {
    outcome = how;
    words = what;
  }

  /** Returns how far it is. */
  public synchronized State state() {
    if (outcome != Outcome.RUNNING) {
      return new State(1, 1, true, words);
    }
    String now = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new State(total, done, false, "%s: %d of %d".formatted(now, done, total));
  }

  /** Returns what it is. */
  public String getTitle() {
    return title;
  }

  /** Returns the name of the user who began it. */
  public String getWho() {
    return who;
  }

  /** Tells whether it was refused. */
  public synchronized boolean isRefused() {
    return outcome == Outcome.REFUSED;
  }
}
