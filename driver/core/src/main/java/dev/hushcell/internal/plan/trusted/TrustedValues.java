package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.CallOutcome.Column;
import dev.hushcell.internal.plan.CallOutcome.Given;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls.Call;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;

/** What routines take and give, by the columns that the configuration names. */
record TrustedValues(StatementReading reading, TrustedColumns columns) {
  /** Finds a column that a declaration names. */
  ProtectedColumn column(Call call, NamedColumn named) {
    String schema = call.routine().name().schema();
    return columns
        .find(named, schema)
        .orElseThrow(
            () ->
                call.refused(
                    ("takes or gives cells of %s, which is not a protected column in schema"
                            + " %s; create it through this driver, or name its schema too")
                        .formatted(named, named.schema().orElse(schema))));
  }

  Given given(Call call, TrustedRoutine.Value value) {
    return new Given(
        value.cells().map(cells -> column(call, cells)).orElse(null), rows(call, value.cursor()));
  }

  List<Column> rows(Call call, List<TrustedRoutine.Column> declared) {
    return declared.stream()
        .map(
            each ->
                new Column(
                    each.name(), each.cells().map(cells -> column(call, cells)).orElse(null)))
        .toList();
  }

  /** A cell as another type would be turned into something else, unnoticed, or be cut. */
  void requireTakes(Call call, String place, String type, ProtectedColumn column) {
    Family needed =
        switch (column.storage()) {
          case TEXT -> Family.TEXT;
          case BINARY -> Family.BYTES;
        };
    Optional<LogicalType> actual = type(type).filter(known -> known.family() == needed);
    if (actual.isEmpty() || actual.get().precision() < length(column)) {
      throw call.refused(
          "has %s as %s, which takes no cells of %s; those are %s"
              .formatted(
                  type, place, column.name().shortForm(), reading.types().storageType(column)));
    }
  }

  private long length(ProtectedColumn column) {
    return type(reading.types().storageType(column)).map(LogicalType::precision).orElse(0L);
  }

  private Optional<LogicalType> type(String declared) {
    try {
      return Optional.of(reading.types().logicalType(declared));
    } catch (Fault unknown) {
      return Optional.empty();
    }
  }
}
