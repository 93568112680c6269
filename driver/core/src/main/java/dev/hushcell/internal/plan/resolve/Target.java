package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;

/** The table that a statement changes. */
public final class Target {
  private final String written;
  private final Source source;
  private final Optional<ProtectedTable> table;
  private final int nameEnd;

  public Target(String written, Source source, Optional<ProtectedTable> table, int nameEnd) {
    this.written = written;
    this.source = source;
    this.table = table;
    this.nameEnd = nameEnd;
  }

  /** Returns the protected table that it is, if it is one. */
  public Optional<ProtectedTable> table() {
    return table;
  }

  /** Returns the columns that an application sees, in its order; none when they are not known. */
  public List<Output> columns() {
    return source.columns();
  }

  /** Returns the same table under another name. */
  public Source called(Name name) {
    return source.called(name);
  }

  /** Tells whether its columns are known. */
  public boolean isKnown() {
    return source.isComplete();
  }

  /** Returns the columns that a name may mean. */
  public List<Output> meant(Name name, StatementReading reading) {
    return source.find(name, reading.naming()).all();
  }

  /** Returns how a column of it is written in the statement. */
  public String reference(ProtectedColumn column, TypeKnowledge names) {
    StringBuilder list = new StringBuilder();
    boolean written = source.spell(columnsOf(column), list, names) && list.length() > 0;
    if (!written) {
      throw new IllegalStateException("a protected column that its table does not have");
    }
    return list.toString();
  }

  /** Here both names come from the database. */
  private List<Output> columnsOf(ProtectedColumn column) {
    Name stored = Name.stored(column.name().column());
    return source.all().stream().filter(each -> stored.equals(each.name())).toList();
  }

  /** Returns the offset after its name. */
  public int nameEnd() {
    return nameEnd;
  }

  /** Returns the column that a statement assigns to. */
  public Output column(ColumnName column, StatementReading reading) {
    Scope alone = new Scope(null);
    alone.add(source);
    if (!column.qualifier().isEmpty()) {
      if (new Columns(reading).called(column.qualifier(), alone).same().isEmpty()) {
        return unknown(column, reading);
      }
      reading.claims().claim(column.qualifier(), Role.QUALIFIER);
    }
    Name name = column.last().name();
    Matches<Output> found = source.find(name, reading.naming());
    if (found.same().size() == 1) {
      reading.claims().claim(column.last(), Role.COLUMN);
      return found.same().get(0);
    }
    boolean open = found.isEmpty() && !source.isComplete();
    if (open && !reading.claims().isMention(column.last())) {
      return new Output(name, Provenance.plain());
    }
    return unknown(column, reading);
  }

  private Output unknown(ColumnName column, StatementReading reading) {
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            reading.position(column),
            "table "
                + written
                + " has no column "
                + reading.text(column.last())
                + " or more than one of that name; check the name"));
    return new Output(null, Provenance.plain());
  }
}
