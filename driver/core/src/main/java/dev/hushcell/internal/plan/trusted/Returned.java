package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.plan.CallOutcome.Column;
import dev.hushcell.internal.plan.CallOutcome.Given;
import dev.hushcell.internal.plan.CallOutcome.Parameter;
import java.util.List;

/**
 * What one call of a routine gives.
 *
 * @param returns its value
 * @param arguments what each of its arguments gives back
 * @param results the columns of its result sets, in order
 */
public record Returned(Given returns, List<Parameter> arguments, List<List<Column>> results) {
  public Returned {
    arguments = List.copyOf(arguments);
    results = results.stream().map(List::copyOf).toList();
  }
}
