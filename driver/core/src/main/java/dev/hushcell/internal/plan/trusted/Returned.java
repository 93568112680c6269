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
 * @param hasParts whether its value may be a row in which are cells
 */
public record Returned(
    Given returns, List<Parameter> arguments, List<List<Column>> results, boolean hasParts) {
  public Returned {
    arguments = List.copyOf(arguments);
    results = results.stream().map(List::copyOf).toList();
  }
}
