package dev.hushcell.internal.plan;

import java.util.List;
import java.util.Optional;

/**
 * A form in which a routine can be called: one of several methods of its name.
 *
 * @param parameters all of them, in order
 * @param required how many arguments a call has at least
 * @param endless whether it may have more than there are parameters
 * @param function whether a query calls it, which then gives it what it takes only
 * @param returns the type of its value; empty where it has none
 * @param columns the names of the columns of its rows, where they are known; else none
 */
public record RoutineForm(
    List<Parameter> parameters,
    int required,
    boolean endless,
    boolean function,
    Optional<String> returns,
    List<String> columns) {
  public RoutineForm {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }

  /**
   * A parameter.
   *
   * @param name its name; empty where it has none
   * @param isIn whether it takes a value
   * @param isOut whether it gives one back
   * @param type as the database writes it; empty where that is not told
   */
  public record Parameter(String name, boolean isIn, boolean isOut, String type) {}

  /** Tells whether a call with so many arguments may mean it. */
  public boolean mayTake(int arguments) {
    return arguments >= required && (endless || arguments <= parameters.size());
  }
}
