package dev.hushcell.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What planning has read of the content of one literal. A plan holds for another text of the same
 * shape only where that text says the same of it: all of a literal that was read, the outcome of
 * each test of one that was tested. What was not read may be anything.
 *
 * <p>Used by the one thread that plans.
 */
public final class Taint {
  private final int number;
  private final List<Check> checks = new ArrayList<>();
  private boolean pinned;

  /** A literal of which nothing was read. */
  Taint(int number) {
    this.number = number;
  }

  /**
   * A test of what a literal stands for.
   *
   * @param reading how the literal is read
   * @param test what is asked; it may keep nothing of the literal
   * @param held whether it held
   */
  public record Check(LiteralValue.Reading reading, Predicate<? super Object> test, boolean held) {
    /** Tells whether the test says the same of another literal. */
    public boolean agrees(Token other) {
      return test.test(reading.read(other.value())) == held;
    }
  }

  /** Returns which literal of its text it is, from 0, of those that may vary. */
  public int number() {
    return number;
  }

  /** Notes that the content was read. */
  void pin() {
    pinned = true;
  }

  void note(Check check) {
    if (!checks.contains(check)) {
      checks.add(check);
    }
  }

  /** Tells whether the content was read. */
  public boolean isPinned() {
    return pinned;
  }

  /** Returns what was asked of the content. */
  public List<Check> checks() {
    return checks;
  }
}
