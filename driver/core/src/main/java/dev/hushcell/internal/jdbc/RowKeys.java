package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.CellFault;
import dev.hushcell.internal.cell.RowKey;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.RowOfCell;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the rows that cells of a statement belong to: what the application sets of the
 * parameters that are sent as they are and tell them.
 */
final class RowKeys {
  /** Those of a text without parameters. */
  static final RowKeys NONE = new RowKeys(Set.of());

  private final Set<Integer> parameters;
  private final Map<Integer, Optional<RowKey>> set = new HashMap<>(0);
  private Map<Integer, Optional<RowKey>> batched = Map.of(); // last

  private RowKeys(Set<Integer> parameters) {
    this.parameters = parameters;
  }

  /** This is asked of each statement that is prepared, and nearly none has such parameters. */
  static RowKeys of(List<ParameterRole> roles, List<Splice> splices) {
    Set<Integer> parameters = Set.of();
    for (int i = 0; i < roles.size(); i++) {
      if (roles.get(i) instanceof ParameterRole.Sealed sealed) {
        parameters = with(sealed.row(), parameters);
      }
    }
    for (int i = 0; i < splices.size(); i++) {
      if (splices.get(i) instanceof Splice.Sealed sealed) {
        parameters = with(sealed.row(), parameters);
      }
    }
    return parameters.isEmpty() ? NONE : new RowKeys(parameters);
  }

  private static Set<Integer> with(@Nullable RowOfCell row, Set<Integer> known) {
    if (!(row instanceof RowOfCell.Parameter parameter)) {
      return known;
    }
    Set<Integer> more = new HashSet<>(known);
    more.add(parameter.number());
    return more;
  }

  /** Tells whether a parameter, counted from 1, tells a row. */
  boolean has(int parameter) {
    return !parameters.isEmpty() && parameters.contains(parameter);
  }

  void set(int parameter, @Nullable Object value) {
    set.put(parameter, RowKey.of(value));
  }

  /** Takes note that a batch got what is set. */
  void batched() {
    if (!set.isEmpty()) { // none is shared by many threads
      batched = Map.copyOf(set);
    }
  }

  /** Goes back to what a batch got last. */
  void restore() {
    if (!set.isEmpty()) {
      set.putAll(batched);
    }
  }

  void clear() {
    if (!set.isEmpty()) { // none is shared by many threads
      set.clear();
    }
  }

  RowKey of(RowOfCell row) throws SQLException {
    Optional<RowKey> found =
        row instanceof RowOfCell.Parameter parameter
            ? set.getOrDefault(parameter.number(), Optional.empty())
            : RowKey.of(((RowOfCell.Literal) row).value());
    if (found.isEmpty()) {
      throw SqlErrors.of(
          CellFault.NO_ROW.fault(
              "The key of a row that a cell belongs to is not set, or not as a whole number or UUID; bind"
                  + " it by setInt, setLong, setBigDecimal or setObject of such a value"));
    }
    return found.get();
  }
}
