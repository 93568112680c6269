package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Comparisons;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls.Call;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;

/** The arguments of a routine that the configuration vouches for: cells and plain values. */
final class TrustedArguments {
  private static final String ARGUMENT =
      "is an argument of a routine for which the configuration names no such parameter; declare it"
          + " under procedures:";

  private final StatementReading reading;
  private final Operands operands;
  private final TrustedColumns columns;

  TrustedArguments(StatementReading reading, Operands operands) {
    this.reading = reading;
    this.operands = operands;
    this.columns = new TrustedColumns(reading);
  }

  void read(Call call, List<Provenance> given, int position) {
    if (call.trusted().parameters().isEmpty()) {
      given.forEach(argument -> operands.plain(argument, PlanFault.COMPUTED, ARGUMENT));
      return;
    }
    List<Optional<NamedColumn>> declared = call.trusted().parameters().get();
    List<List<String>> signatures =
        call.routine().signatures().stream()
            .filter(each -> each.size() == declared.size())
            .toList();
    if (given.size() != declared.size() || signatures.isEmpty()) {
      throw refused(
          call,
          "is declared with " + declared.size() + " parameters, which the call or it has not",
          position);
    }
    for (int i = 0; i < given.size(); i++) {
      Provenance argument = given.get(i);
      if (declared.get(i).isEmpty()) {
        operands.plain(argument, PlanFault.COMPUTED, ARGUMENT);
      } else {
        ProtectedColumn column = column(call, declared.get(i).get(), position);
        for (List<String> types : signatures) { // which of them is called is the database's choice
          requireTakes(call, i, types.get(i), column, position);
        }
        cell(call, argument, column, position);
      }
    }
  }

  private void cell(Call call, Provenance argument, ProtectedColumn column, int position) {
    requirePermitted(argument, column, position);
    if (argument instanceof Provenance.Open open) {
      reading.attribution().seal(open.slots(), column, Use.ASSIGNED);
    } else if (!(argument instanceof Provenance.Cell cell)
        || !cell.column().sharesCellsWith(column)) {
      throw refused(
          call,
          "takes cells of "
              + column.name().shortForm()
              + ", and the argument is no value that can be sealed; give a parameter or a literal",
          position);
    } else {
      Comparisons.requireAsWritten(cell);
      reading.permission().requireKept(cell, column);
    }
  }

  /** What a routine does with a cell is not known: it may compare, or store it. */
  private void requirePermitted(Provenance argument, ProtectedColumn column, int position) {
    if (column.search().hasEqualCells()) {
      reading.permission().requireSearchable(new Provenance.Cell(column).at(position));
    }
    boolean bound =
        argument instanceof Provenance.Open open
            && open.slots().stream().anyMatch(Slot::isParameter);
    if (bound && reading.permission().readsNull(column)) {
      throw PlanFault.WRITE_ONLY_NULL.at(
          position,
          column.name().shortForm()
              + " reads as NULL for this profile, and whether a NULL that is bound here should keep"
              + " or clear the cell cannot be told; call the routine with another profile");
    }
  }

  /** A cell that a routine takes as another type would be turned into something else, unnoticed. */
  private void requireTakes(
      Call call, int index, String type, ProtectedColumn column, int position) {
    Family needed =
        switch (column.storage()) {
          case TEXT -> Family.TEXT;
          case BINARY -> Family.BYTES;
        };
    if (family(type).filter(needed::equals).isEmpty()) {
      throw refused(
          call,
          "has "
              + type
              + " as parameter "
              + (index + 1)
              + ", which takes no cells of "
              + column.name().shortForm()
              + "; those are "
              + reading.types().storageType(column),
          position);
    }
  }

  private Optional<Family> family(String type) {
    try {
      return Optional.of(reading.types().logicalType(type).family());
    } catch (Fault unknown) {
      return Optional.empty();
    }
  }

  private ProtectedColumn column(Call call, NamedColumn named, int position) {
    String schema = call.routine().name().schema();
    return columns
        .find(named, schema)
        .orElseThrow(
            () ->
                refused(
                    call,
                    "takes cells of "
                        + named
                        + ", which is no protected column in schema "
                        + named.schema().orElse(schema)
                        + "; create it through this driver, or name its schema too",
                    position));
  }

  private RuntimeException refused(Call call, String what, int position) {
    return PlanFault.ROUTINE_ARGUMENT.at(position, call.routine().name() + " " + what);
  }
}
