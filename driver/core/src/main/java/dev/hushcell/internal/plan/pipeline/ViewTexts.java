package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.definition.Definitions;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the texts of views over protected tables. A view is followed when each of its columns is a
 * protected column unchanged or has nothing of one in it, and when its text holds no value that
 * would have to be a cell: it stands in the database as it was written.
 */
final class ViewTexts {
  private final Lexer lexer;
  private final Readings readings;

  ViewTexts(Lexer lexer, Readings readings) {
    this.lexer = lexer;
    this.readings = readings;
  }

  /**
   * Returns the columns of a view.
   *
   * @param tables takes the protected tables that it reads
   */
  List<Field> fields(Relation view, PlanContext context, Consumer<ProtectedTable> tables) {
    try {
      return read(view, context, tables);
    } catch (Fault refused) {
      if (refused.code().kind() != FaultKind.REFUSED) {
        throw refused; // the database could not be asked, which says nothing of the text
      }
      throw PlanFault.REACHES.fault(
          ("the view %s reaches a protected table by a text that is not understood (%s); name"
                  + " the table itself")
              .formatted(view.name().table(), refused.code().id()),
          refused);
    }
  }

  private List<Field> read(Relation view, PlanContext context, Consumer<ProtectedTable> tables) {
    List<Tokens> pieces = lexer.lex(String.valueOf(view.definition())).split();
    if (pieces.size() != 1) {
      throw PlanFault.NOT_UNDERSTOOD.fault("the text of the view is not one query");
    }
    RowPlanner reader =
        new RowPlanner(readings.tree(pieces.get(0)), context, this, Optional.of(view.name()));
    List<Field> found = reader.query();
    requireFixed(reader.reading());
    boolean listed = found.stream().noneMatch(Field::expanded);
    if (!listed || found.size() != view.columns().size()) {
      throw PlanFault.STAR_UNKNOWN.fault("the text of the view does not list its columns");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Provenance value = reader.value(found.get(i));
      boolean cell = value instanceof Provenance.Cell;
      fields.add(Field.ofTable(view.columns().get(i), cell ? value : Provenance.plain()));
    }
    reader.reading().tables().forEach(tables);
    return fields;
  }

  /** Returns what reads the queries of definitions. */
  Definitions.Queries of(PlanContext context) {
    return new Definitions.Queries() {
      @Override
      public List<Splice> requireFollowed(Tokens query) {
        RowPlanner reader = reader(query, context);
        reader.query();
        requireFixed(reader.reading());
        return reader.reading().typedNulls();
      }

      @Override
      public void requirePlain(Tokens query) {
        RowPlanner reader = reader(query, context);
        for (Field field : reader.query()) {
          if (field.expanded() || reader.value(field) instanceof Provenance.Cell) {
            throw PlanFault.NOT_UNDERSTOOD.fault("a column that is protected, or may be");
          }
        }
        requireFixed(reader.reading());
      }
    };
  }

  private RowPlanner reader(Tokens query, PlanContext context) {
    return new RowPlanner(readings.tree(query), context, this);
  }

  /** Refuses a text in which something would have to change before it is run. */
  private void requireFixed(StatementReading reading) {
    RoleSettling settled = RoleSettling.of(reading);
    boolean changes =
        !settled.splices().isEmpty()
            || !settled.parameters().isEmpty()
            || reading.splices().size() > reading.typedNulls().size();
    if (changes) {
      throw DdlFault.REACHES.at(
          reading.tokens().get(0).begin(),
          "the text of a view compares a protected column with a value, or joins"
              + " one to it, which the database would hold in plaintext; or a * in it"
              + " cannot be checked. Select the columns, and compare in the statement"
              + " that reads the view");
    }
  }
}
