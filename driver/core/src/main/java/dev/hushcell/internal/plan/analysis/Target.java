package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;

/**
 * The table that a statement changes.
 *
 * @param written its name as it is written
 * @param relation what it has
 * @param table the protected table that it is, if it is one
 * @param nameEnd the offset after its name
 */
public record Target(
    String written, RelationType relation, Optional<ProtectedTable> table, int nameEnd) {
  /** Returns the fields that an application sees, in its order; none when they are not known. */
  public List<Field> fields() {
    return relation.shown();
  }

  public List<Field> meant(Name name, StatementReading reading) {
    return relation.find(name, reading.naming()).all();
  }

  /** Returns how a column of it is written in the statement; here both names are the database's. */
  public String reference(ProtectedColumn column, TypeKnowledge names) {
    Name stored = Name.stored(column.name().column());
    return relation.all().stream()
        .filter(each -> stored.equals(each.name()))
        .findFirst()
        .flatMap(each -> relation.spelled(each, names))
        .orElseThrow(
            () -> new IllegalStateException("a protected column that its table does not have"));
  }

  /** Returns the field that a statement assigns to. */
  public Field column(ColumnName column, StatementReading reading) {
    if (!column.qualifier().isEmpty()) {
      Resolver.requireNoCatalogue(column.qualifier(), reading);
      Scope alone = Scope.within(null).with(relation);
      Resolver resolver = new Resolver(reading.naming(), reading.scoping());
      if (resolver.called(column.qualifier(), alone).same().isEmpty()) {
        return unknown(column, reading);
      }
      reading.claims().claim(column.qualifier(), Role.QUALIFIER);
    }
    Matches<Field> found = relation.find(column.last().name(), reading.naming());
    if (found.same().size() == 1) {
      reading.claims().claim(column.last(), Role.COLUMN);
      return found.same().get(0);
    }
    boolean open = found.isEmpty() && !relation.isComplete();
    return open && !reading.claims().isMention(column.last())
        ? new Field(column.last().name(), Field.Origin.PLAIN)
        : unknown(column, reading);
  }

  private Field unknown(ColumnName column, StatementReading reading) {
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            reading.position(column),
            "table %s has no column %s or more than one of that name; check the name"
                .formatted(written, reading.text(column.last()))));
    return new Field(null, Field.Origin.PLAIN);
  }
}
