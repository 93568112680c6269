package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code *} and {@code t.*} stand for.
 *
 * @param star where it stands, and how its columns are written out
 * @param all the columns of the relations
 * @param fields those that are delivered
 * @param reshaped whether it means something else to the application than to the database
 * @param excepted names of columns that are left out
 */
public record AllFields(
    Star star, List<Field> all, List<Field> fields, boolean reshaped, List<Identifier> excepted) {
  static AllFields of(
      Operand.AllColumns star, Scope scope, StatementReading reading, Resolver resolver) {
    if (!star.replaced().isEmpty()) {
      throw reading.notUnderstood("* REPLACE", star);
    }
    List<Field> all = new ArrayList<>();
    StringBuilder spelled = new StringBuilder();
    boolean spellable = star.except().isEmpty() && scope.hasNoMerged();
    boolean reshaped = false;
    for (RelationType relation : relations(star, scope, reading, resolver)) {
      List<Field> fields =
          star.qualifier().isEmpty()
              ? scope.starred(relation, !reading.rules().has(SqlHabit.JOINED_COLUMNS_STAY))
              : relation.shown();
      spellable &= relation.spell(fields, spelled, reading.types());
      reshaped |= relation.isReshaped();
      for (Field field : fields) {
        boolean own = scope.hasNoMerged() && field.name() != null;
        all.add(own ? field.of(SourceColumn.of(relation, field)) : field);
      }
      if (!relation.isComplete()) {
        all.add(Field.REST);
      }
    }
    if (all.isEmpty()) {
      all.add(Field.REST);
    }
    String columns = spellable ? spelled.toString() : null;
    Star found = new Star(reading.position(star), reading.end(star), columns);
    List<Identifier> excepted = new ArrayList<>();
    List<Field> left = new ArrayList<>(all);
    star.except().forEach(each -> except(each, left, excepted, reading, resolver));
    List<Field> fields =
        left.stream().map(each -> each.equals(Field.REST) ? each : each.outOf(found)).toList();
    return new AllFields(found, all, fields, reshaped, excepted);
  }

  private static List<RelationType> relations(
      Operand.AllColumns star, Scope scope, StatementReading reading, Resolver resolver) {
    if (star.qualifier().isEmpty()) {
      return scope.relations();
    }
    Resolver.requireNoCatalogue(star.qualifier(), reading);
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      Matches<RelationType> called = resolver.called(star.qualifier(), at);
      if (!called.maybe().isEmpty()) {
        throw reading.notUnderstood("a * of a table whose name may mean two", star);
      }
      if (!called.same().isEmpty()) {
        return called.same();
      }
    }
    throw reading.notUnderstood("a * of a table that is not in reach", star);
  }

  private static void except(
      Operand.ColumnName column,
      List<Field> fields,
      List<Identifier> excepted,
      StatementReading reading,
      Resolver resolver) {
    Name name = column.last().name();
    if (!column.qualifier().isEmpty()) {
      throw reading.notUnderstood("* EXCEPT with a qualified column", column);
    }
    List<Field> except = resolver.called(name, fields);
    boolean certain =
        except.stream()
            .map(each -> Objects.requireNonNull(each.name()))
            .allMatch(each -> reading.naming().same(name, each, Naming.Kind.COLUMN));
    if (!certain) {
      throw reading.notUnderstood("* EXCEPT with a name that may mean two columns", column);
    }
    if (!except.isEmpty()) {
      excepted.add(column.last());
    }
    fields.removeAll(except);
  }
}
