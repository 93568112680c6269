package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.AssignedKey;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.RowOfCell;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * To which rows the cells of a statement belong, where their columns have such cells. Whoever
 * changes rows tells the key of each; a cell that gets none refuses the statement.
 */
public final class RowsOfCells {
  private final SchemaView schema;
  private final List<Slot> waiting = new ArrayList<>();
  private final Map<Integer, Slot> keys = new HashMap<>();
  private @Nullable ProtectedColumn column;
  private boolean carries;
  private boolean meetsByKey;
  private int rows;
  private @Nullable Slot last;

  RowsOfCells(SchemaView schema) {
    this.schema = schema;
  }

  /** Takes values that become cells of a column, in a row of which the key follows. */
  public void assigned(List<Slot> slots, ProtectedColumn to) {
    if (!to.belongsTo().isThere()) {
      return;
    }
    AssignedKey.require(schema, to.name().table(), to.belongsTo().key(), to.name().shortForm());
    column = to;
    waiting.addAll(slots);
  }

  /** Returns the name of the column that tells the row of what waits; empty where nothing does. */
  public Optional<String> wanted() {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(Objects.requireNonNull(column).belongsTo().key());
  }

  /** Starts with new rows of a table. */
  public void begin() {
    rows = 0;
    last = null;
  }

  /** Takes note of a new row. */
  public void newRow() {
    rows++;
  }

  /** Takes whether a row that is there already has the key of the new one that met it. */
  public void conflict(boolean ofKey) {
    meetsByKey = ofKey;
  }

  /** Tells whether a row that is there already has the key of the new one. */
  public boolean meetsByKey() {
    return meetsByKey;
  }

  /** Tells the row of what waits: it has the key of the only new row. */
  public void sameRow() {
    Slot key = last;
    if (!waiting.isEmpty() && meetsByKey && rows == 1 && key != null) {
      row(key);
    }
    requireTold();
  }

  /** Takes the key of the row of all that waits. */
  public void row(Slot key) {
    if (!isKey(key)) {
      throw refused(key.begin(), "a key that is no whole number or UUID by itself");
    }
    last = key;
    waiting.forEach(each -> keys.put(each.token(), key));
    waiting.clear();
  }

  private static boolean isKey(Slot slot) {
    return slot.cast() == null
        && switch (slot.kind()) {
          case PARAMETER, NUMBER, TEXT -> true;
          case ARRAY,
              FLOAT,
              BOOLEAN,
              BYTES,
              DATE,
              TIME,
              TIMESTAMP,
              ZONED_TIMESTAMP,
              UUID,
              JSON,
              XML,
              COMPUTED,
              OTHER ->
              false;
        };
  }

  /** Refuses what still waits, at the end of what changes rows. */
  public void requireTold() {
    if (!waiting.isEmpty()) {
      throw refused(waiting.get(0).begin(), "a form that does not tell the key of each row");
    }
  }

  /** Takes note that a cell is delivered behind the key of its row. */
  public void carried() {
    carries = true;
  }

  /** Refuses cells that belong to rows where the driver evaluates a part of the statement. */
  public void requireNone() {
    if (carries || !keys.isEmpty()) {
      throw PlanFault.BELONGS.fault(
          "cells that belong to their rows are read or stored by a statement of which the driver"
              + " evaluates a part; read or store them by the key of the row, in a statement of its"
              + " own");
    }
  }

  /** Returns the role of a slot with the row of its cell, where the cell belongs to one. */
  public ParameterRole inRow(Slot slot, ParameterRole role, StatementReading reading) {
    if (!(role instanceof ParameterRole.Sealed sealed) || !sealed.column().belongsTo().isThere()) {
      return role;
    }
    column = sealed.column();
    return sealed.in(of(slot, reading));
  }

  private RowOfCell of(Slot cell, StatementReading reading) {
    Slot key = keys.get(cell.token());
    if (key == null) {
      throw refused(cell.begin(), "a place where no row is told");
    }
    return key.isParameter()
        ? new RowOfCell.Parameter(reading.tokens().ordinal(key.token()))
        : new RowOfCell.Literal(Objects.requireNonNull(key.value()));
  }

  private Fault refused(int position, String where) {
    ProtectedColumn to = column;
    return PlanFault.BELONGS.at(
        position,
        (to == null ? "a protected column" : to.name().shortForm())
            + " has cells that belong to their rows, and one would be stored by "
            + where
            + "; write INSERT … VALUES with "
            + (to == null ? "the key" : to.belongsTo().key())
            + " in each row, or UPDATE … WHERE "
            + (to == null ? "the key" : to.belongsTo().key())
            + " = ?");
  }
}
