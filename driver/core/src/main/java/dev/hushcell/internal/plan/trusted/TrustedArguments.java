package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.model.TrustedRoutine.Parameter;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls.Call;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/** The arguments of a routine that the configuration vouches for: cells and plain values. */
record TrustedArguments(StatementReading reading, Operands operands, TrustedValues values) {
  private static final String ARGUMENT =
      "is an argument of a routine for which the configuration names no such parameter; declare it"
          + " under procedures:";

  /** Reads the arguments of a call, each for the parameter that it is for. */
  void read(Call call, List<RoutineForm> forms, List<Integer> which, List<Provenance> given) {
    for (int i = 0; i < given.size(); i++) {
      int parameter = which.get(i);
      Parameter declared = call.declared().get(parameter);
      if (declared.value().cells().isEmpty()) {
        plain(given.get(i));
        continue;
      }
      ProtectedColumn column = values.column(call, declared.value().cells().get());
      boolean taken = false;
      for (RoutineForm form : forms) { // which of them is called is the database's choice
        RoutineForm.Parameter actual = form.parameters().get(parameter);
        requireDirection(call, parameter, declared, actual);
        values.requireTakes(call, "parameter " + (parameter + 1), actual.type(), column);
        taken |= actual.isIn();
      }
      cell(call, given.get(i), column, taken);
    }
  }

  /** Takes an argument that is no cell. */
  void plain(Provenance argument) {
    operands.plain(argument, PlanFault.COMPUTED, ARGUMENT);
  }

  private static void requireDirection(
      Call call, int index, Parameter declared, RoutineForm.Parameter actual) {
    boolean as =
        switch (declared.direction()) {
          case IN -> actual.isIn() && !actual.isOut();
          case OUT -> actual.isOut();
          case INOUT -> actual.isIn() && actual.isOut();
        };
    if (!as) {
      throw call.refused(
          "has a parameter "
              + (index + 1)
              + " that "
              + (actual.isOut() ? actual.isIn() ? "takes and gives" : "gives" : "takes")
              + " values, which is declared otherwise; write in:, out: or inout: before its column");
    }
  }

  private void cell(Call call, Provenance argument, ProtectedColumn column, boolean taken) {
    if (taken) {
      requirePermitted(call, argument, column);
    }
    if (argument instanceof Provenance.Open open) {
      reading.roles().seal(open.slots(), column, Use.ASSIGNED);
    } else if (!(argument instanceof Provenance.Cell cell)
        || !cell.column().sharesCellsWith(column)) {
      throw call.refused(
          "takes cells of "
              + column.name().shortForm()
              + ", and the argument is not a value that can be sealed; give a parameter"
              + " or a literal");
    } else {
      Operands.requireAsWritten(cell);
      reading.permission().requireKept(cell, column);
    }
  }

  /** What a routine does with a cell is not known: it may compare, or store it. */
  private void requirePermitted(Call call, Provenance argument, ProtectedColumn column) {
    if (column.search().isDeterministic()) {
      reading.permission().requireSearchable(new Provenance.Cell(column).at(call.position()));
    }
    boolean bound =
        argument instanceof Provenance.Open open
            && open.slots().stream().anyMatch(Slot::isParameter);
    if (bound && reading.permission().readsNull(column)) {
      throw PlanFault.WRITE_ONLY_NULL.at(
          call.position(),
          column.name().shortForm()
              + " reads as NULL for this profile, and it is unknown whether a NULL"
              + " bound here should keep or clear the cell; call the routine with"
              + " another profile");
    }
  }
}
