package dev.hushcell.testing.scopes;

import java.util.List;

/**
 * A statement as one side gets it.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters all of them text
 */
public record Text(String sql, List<String> parameters) {
  @Override
  public String toString() {
    return parameters.isEmpty() ? sql : sql + "  " + parameters;
  }
}
