package dev.hushcell.internal.plan;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A condition that is decided in the driver: what the database is asked instead. Which groups it is
 * asked for besides is known when the statement is run.
 *
 * @param left what it is always asked
 * @param narrowing which groups the cells are of if the condition is true
 * @param asked what it is asked of them in this run; empty for nothing
 * @param parametersBefore how many parameters of the text stand before it
 * @param added the parameters in what it is asked of groups: the numbers, from 1, of those of the
 *     application that it is asked once more, and {@link #CELL} for a cell
 */
public record NarrowedSplice(
    int begin,
    int end,
    String left,
    Narrowing narrowing,
    String asked,
    int parametersBefore,
    List<Integer> added)
    implements Splice {
  /** Stands for a parameter of what is asked of groups that is a cell. */
  public static final int CELL = 0;

  public NarrowedSplice {
    added = List.copyOf(added);
  }

  /** One of which it is not known yet what is asked of groups. */
  public NarrowedSplice(
      int begin, int end, String left, Narrowing narrowing, int parametersBefore) {
    this(begin, end, left, narrowing, "", parametersBefore, List.of());
  }

  /** Returns the same where something is asked of groups. */
  public NarrowedSplice asking(String text, List<Integer> parameters) {
    return new NarrowedSplice(begin, end, left, narrowing, text, parametersBefore, parameters);
  }

  /** Returns what stands in the text that is sent. */
  public String replacement() {
    return asked.isEmpty() ? left : left + " AND " + asked;
  }

  @Override
  public Splice emptied() {
    return this;
  }

  @Override
  public Splice at(int newBegin, int newEnd, IntFunction<Token> literals) {
    return new NarrowedSplice(newBegin, newEnd, left, narrowing, asked, parametersBefore, added);
  }
}
