package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.scope.Name;
import dev.hushcell.internal.plan.scope.Output;
import dev.hushcell.internal.plan.scope.Source;
import dev.hushcell.internal.plan.scope.Worth;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.ProtectedTable;
import dev.hushcell.policy.TypeKnowledge;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** The table that a statement changes. */
public final class Target {
  private final String written;
  private final Source source;
  private final Optional<ProtectedTable> table;
  private final int nameEnd;

  Target(String written, Source source, Optional<ProtectedTable> table, int nameEnd) {
    this.written = written;
    this.source = source;
    this.table = table;
    this.nameEnd = nameEnd;
  }

  /** Returns the protected table that it is, if it is one. */
  public Optional<ProtectedTable> table() {
    return table;
  }

  /** Returns its columns in order; none when they are not known. */
  public List<Output> columns() {
    return source.columns();
  }

  /** Tells whether its columns are known. */
  public boolean isKnown() {
    return source.isComplete();
  }

  /** Returns how a column of it is written in the statement. */
  public String reference(ProtectedColumn column, TypeKnowledge names) {
    StringBuilder list = new StringBuilder();
    boolean written =
        source.spell(source.find(new Name(column.name().column(), true)), list, names)
            && list.length() > 0;
    if (!written) {
      throw new IllegalStateException("a protected column that its table does not have");
    }
    return list.toString();
  }

  /** Returns the offset after its name. */
  public int nameEnd() {
    return nameEnd;
  }

  /** Returns the column that a statement assigns to. */
  public Output column(Column column, Reading reading) {
    Table qualifier = column.getTable();
    reading.mentions().read(column, column.getColumnName());
    if (qualifier != null) {
      reading.mentions().read(qualifier, qualifier.getNameParts().toArray(new String[0]));
      if (!Columns.isMeant(qualifier, source)) {
        return unknown(column, reading);
      }
    }
    Name name = Name.of(column.getColumnName());
    List<Output> found = source.find(name);
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty() && !source.isComplete()) {
      return new Output(name.text(), Worth.plain());
    }
    return unknown(column, reading);
  }

  private Output unknown(Column column, Reading reading) {
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            reading.position(column),
            "table "
                + written
                + " has no column "
                + column.getColumnName()
                + " or more than one of that name; check the name"));
    return new Output(null, Worth.plain());
  }
}
