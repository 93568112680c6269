package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.AllFields;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Selects cells that belong to rows behind the keys of those: {@code c.note} becomes {@code c.id ||
 * ':' || c.note}. Key and cell come from one relation of one query, so that whatever is done with
 * the rows afterwards, a cell stays with the key of its row. Where that cannot be written, the cell
 * stays as it is, and is refused where it is delivered.
 */
record CarriedKeys(StatementReading reading, FieldValues values) {
  /** Takes what is selected by its name. */
  void item(Clause.SelectItem item, Field field) {
    if (!(values.of(field) instanceof Provenance.Cell cell)
        || !(item.value() instanceof Operand.ColumnName name)) {
      return;
    }
    Optional<String> carried = carried(cell, field.of());
    if (carried.isEmpty()) {
      return;
    }
    String alias = item.alias().isPresent() ? "" : " AS " + named(cell.column());
    reading.splice(
        new Splice.Text(reading.position(name), reading.end(name), carried.get() + alias));
    values.carry(field, behindKey(cell));
  }

  /** Takes what a star stands for, which is written out. */
  void star(AllFields star) {
    List<String> columns = new ArrayList<>();
    boolean any = false;
    for (Field field : star.fields()) {
      SourceColumn of = field.of();
      Optional<String> carried =
          values.of(field) instanceof Provenance.Cell cell ? carried(cell, of) : Optional.empty();
      Optional<String> written =
          carried.isPresent() || of == null
              ? carried.map(each -> each + " AS " + names(field))
              : of.relation().spelled(field, reading.types());
      if (written.isEmpty()) {
        return;
      }
      any |= carried.isPresent();
      columns.add(written.get());
    }
    if (!any) {
      return;
    }
    reading.carry(star.star(), String.join(", ", columns));
    for (Field field : star.fields()) {
      if (values.of(field) instanceof Provenance.Cell cell
          && carried(cell, field.of()).isPresent()) {
        values.carry(field, behindKey(cell));
      }
    }
  }

  private Provenance.Cell behindKey(Provenance.Cell cell) {
    reading.rows().carried();
    BelongsTo key = cell.column().belongsTo();
    ProtectedColumn carried = cell.column().belongingTo(new BelongsTo(key.key(), true));
    return new Provenance.Cell(
        carried, cell.position(), cell.rounded(), cell.lowered(), cell.untyped());
  }

  /** Returns the cell behind its key, where it is a column of a table that is read as it is. */
  private Optional<String> carried(Provenance.Cell cell, @Nullable SourceColumn of) {
    ProtectedColumn column = cell.column();
    boolean itself =
        column.belongsTo().isOpen()
            && !reading.isQualified()
            && !cell.untyped()
            && !cell.lowered()
            && of != null
            && of.relation().rows().equals(Optional.of(column.name().table()))
            && of.column().equals(column.name().column());
    if (of == null || !itself) {
      return Optional.empty();
    }
    Optional<String> pattern = reading.rules().behindKey(column.storage());
    Optional<String> key = written(of.relation(), column.belongsTo().key());
    Optional<String> written = written(of.relation(), of.column());
    return pattern.isPresent() && key.isPresent() && written.isPresent()
        ? Optional.of(pattern.get().formatted(key.get(), written.get()))
        : Optional.empty();
  }

  private Optional<String> written(RelationType relation, String column) {
    return relation.stored(column).flatMap(each -> relation.spelled(each, reading.types()));
  }

  private String names(Field field) {
    return reading.types().quoted(Objects.requireNonNull(field.name()).text());
  }

  private String named(ProtectedColumn column) {
    return reading.types().quoted(column.name().column());
  }
}
