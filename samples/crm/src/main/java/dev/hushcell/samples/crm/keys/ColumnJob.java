package dev.hushcell.samples.crm.keys;

import dev.hushcell.admin.ColumnProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A job at columns that this process carries out, and how far it is. Thread-safe. */
public final class ColumnJob implements ColumnProgress {
  private final String title;
  private final LongSupplier nanoTime;
  private final Map<Stage, Passed> over = new EnumMap<>(Stage.class); // guarded by this
  private Stage stage; // guarded by this
  private long since; // guarded by this
  private long done; // guarded by this
  private long total; // guarded by this
  private Function<Locale, String> words = locale -> ""; // guarded by this
  private Outcome outcome = Outcome.RUNNING; // guarded by this

  /**
   * Begins to tell.
   *
   * @param first the stage that it begins with
   * @param nanoTime tells the time
   */
  ColumnJob(String title, Stage first, LongSupplier nanoTime) {
    this.title = title;
    this.stage = first;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** What became of it. */
  public enum Outcome {
    RUNNING,
    DONE,
    PAUSED,
    REFUSED
  }

  /** What is done, in this order; each comes once. */
  enum Stage {
    FILL("New columns are filled beside the old ones"),
    COMPARE("Every new cell is opened and compared"),
    ANNOUNCE("Every process reads that columns will change"),
    EXCHANGE("The columns are exchanged"),
    CLEAR("Compared once more, then the old columns go");

    private final String words;

    Stage(String words) {
      this.words = words;
    }
  }

  /**
   * One stage, as a page shows it.
   *
   * @param name what is done
   * @param words how far that is
   * @param state {@code done}, {@code now} or {@code open}
   */
  public record StageState(String name, String words, String state) {}

  /**
   * How far a job is.
   *
   * @param total how much there is of the present stage; 0: not known
   * @param done how much of it is done
   * @param finished whether this process does nothing more
   * @param pausable whether it would stop soon if it were asked to
   * @param words the same for people
   * @param stages all stages
   */
  public record State(
      long total,
      long done,
      boolean finished,
      boolean pausable,
      String words,
      List<StageState> stages) {
    public State {
      stages = List.copyOf(stages);
    }
  }

  @Override
  public synchronized void at(Step step, long doneOfIt, long ofIt) {
    Stage now = stageOf(step);
    if (now != stage) {
      over.put(stage, passed());
      stage = now;
      since = nanoTime.getAsLong();
      done = 0;
      total = 0;
    }
    if (step == Step.FILLING || step == Step.COMPARING) {
      done = doneOfIt;
      total = ofIt;
    }
  }

  private Stage stageOf(Step step) {
    return switch (step) {
      case FILLING -> Stage.FILL;
      case ANNOUNCING -> Stage.ANNOUNCE;
      case EXCHANGING -> Stage.EXCHANGE;
      case ENDED -> Stage.CLEAR;
      case COMPARING -> isBefore(Stage.EXCHANGE) ? Stage.COMPARE : Stage.CLEAR;
      case CATCHING_UP -> isBefore(Stage.ANNOUNCE) ? Stage.COMPARE : stage;
    };
  }

  private synchronized boolean isBefore(Stage other) {
    return stage.compareTo(other) < 0;
  }

  /** Ends it; what became of it is said with numbers as a user reads them. */
  synchronized void finish(Outcome how, Function<Locale, String> what) {
    outcome = how;
    words = what;
    if (how == Outcome.DONE) {
      over.put(stage, passed());
    }
  }

  synchronized boolean isFinished() {
    return outcome != Outcome.RUNNING;
  }

  /** Returns how far it is, with numbers as a user reads them. */
  public synchronized State state(Locale locale) {
    List<StageState> stages = new ArrayList<>();
    for (Stage each : Stage.values()) {
      boolean now = each == stage && outcome == Outcome.RUNNING;
      boolean passed = each.compareTo(stage) < 0 || outcome == Outcome.DONE;
      String so = over.containsKey(each) ? over.get(each).in(locale) : "";
      stages.add(
          new StageState(
              each.words, now ? current(locale) : so, now ? "now" : passed ? "done" : "open"));
    }
    boolean pausable = !isFinished() && isBefore(Stage.ANNOUNCE);
    String text = isFinished() ? words.apply(locale) : stage.words + ".";
    return new State(total, done, isFinished(), pausable, text, stages);
  }

  private String current(Locale locale) {
    Duration passed = Duration.ofNanos(nanoTime.getAsLong() - since);
    if (total == 0) {
      return "%d s so far".formatted(passed.toSeconds());
    }
    double perSecond = done / Math.max(0.001, passed.toMillis() / 1000.0);
    String rate = done == 0 ? "" : String.format(locale, ", %,.0f a second", perSecond);
    String left = done == 0 ? "" : ", " + left((long) ((total - done) / perSecond));
    return String.format(locale, "%,d of %,d rows", done, total) + rate + left;
  }

  private static String left(long seconds) {
    return seconds < 120 ? seconds + " s left" : seconds / 60 + " min left";
  }

  private Passed passed() {
    return new Passed(total == 0 ? 0 : done, (nanoTime.getAsLong() - since) / 1e9);
  }

  /** How much a stage that is over did, and how long that took; without rows where none count. */
  private record Passed(long rows, double seconds) {
    String in(Locale locale) {
      String time = String.format(locale, "%.1f s", seconds);
      return rows == 0 ? time : String.format(locale, "%,d rows, ", rows) + time;
    }
  }

  /** Returns what it is. */
  public String getTitle() {
    return title;
  }

  /** Tells whether it was refused, or stopped by an error. */
  public synchronized boolean isRefused() {
    return outcome == Outcome.REFUSED;
  }
}
