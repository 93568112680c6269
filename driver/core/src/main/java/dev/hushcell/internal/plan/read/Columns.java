package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.AllFields;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Reference;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Resolver;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes names of columns for what they mean. Where an inner column may be meant and may not, and it
 * would make a difference, the statement is refused.
 */
record Columns(StatementReading reading, Analysis analysis, FieldValues values) {
  Provenance read(ColumnName column) {
    Resolver.requireNoCatalogue(column.qualifier(), reading);
    Reference reference = analysis.reference(column);
    if (reference.early()) {
      throw ambiguous(column);
    }
    requireNoRow(column, reference.rows());
    Provenance value = value(column, reference);
    int position = reading.position(column);
    reading.permission().requireShown(value, reading.text(column.last()), position);
    return value instanceof Provenance.Cell cell ? cell.at(position) : value;
  }

  private Provenance value(ColumnName column, Reference reference) {
    return switch (reference.meaning()) {
      case COLUMN -> meant(column, reference);
      case MAYBE_COLUMN -> {
        if (reference.unknown() && reading.claims().isMention(column.last())) {
          throw ambiguous(column);
        }
        yield meant(column, reference);
      }
      case ROW -> claimed(column, Role.QUALIFIER, Provenance.plain());
      case WORD -> claimed(column, Role.WORD, Provenance.plain());
      case NO_COLUMN -> noColumn(column);
      case NO_RELATION -> noRelation(column);
    };
  }

  private Provenance claimed(ColumnName column, Role role, Provenance value) {
    reading.claims().claim(column.qualifier(), Role.QUALIFIER);
    reading.claims().claim(column.last(), role);
    return value;
  }

  /** Takes whichever column it is; values of the text that it may be stay as they are. */
  private Provenance meant(ColumnName column, Reference reference) {
    List<Provenance> meant = reference.fields().stream().map(values::of).toList();
    Provenance first = meant.isEmpty() ? Provenance.plain() : meant.get(0);
    if (meant.stream().noneMatch(Columns::isCell)) {
      if (meant.size() == 1 && !reference.unknown()) {
        return claimed(column, Role.COLUMN, first);
      }
      meant.forEach(each -> reading.roles().plain(each.slots()));
      return claimed(column, Role.COLUMN, Provenance.plain());
    }
    if (reference.unknown() || !meant.stream().allMatch(each -> isSame(first, each))) {
      throw ambiguous(column);
    }
    return claimed(column, Role.COLUMN, first);
  }

  private static boolean isCell(Provenance value) {
    return value instanceof Provenance.Cell
        || (value instanceof Provenance.Row row
            && row.members().stream().anyMatch(Columns::isCell));
  }

  private static boolean isSame(Provenance one, Provenance other) {
    return one instanceof Provenance.Cell cell
        && other instanceof Provenance.Cell its
        && cell.at(0).equals(its.at(0));
  }

  private Fault ambiguous(ColumnName column) {
    return PlanFault.COLUMN_AMBIGUOUS.at(
        reading.position(column),
        "column "
            + column.last().name().text()
            + " may mean more than one column, of which one is protected; qualify it with the"
            + " table or its alias");
  }

  /** Refuses a name that may be a row with cells. */
  private void requireNoRow(ColumnName column, List<RelationType> rows) {
    if (rows.stream().anyMatch(values::mayHaveCells)) {
      throw PlanFault.COMPUTED.at(
          reading.position(column),
          column.last().name().text()
              + " may be a whole row with protected columns, of which the cells are not"
              + " values to the database; name its columns");
    }
  }

  /** What may be a text is not told. */
  private Provenance noColumn(ColumnName column) {
    boolean text = column.last().name().quoted() && reading.tokens().language().quotesMayBeTexts();
    reading.claims().claim(column.qualifier(), Role.QUALIFIER);
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            reading.position(column),
            "no table in reach has a column "
                + (text
                    ? "of the name in quotes, which would be a text to the database; check the name,"
                        + " or write a text in single quotes"
                    : reading.text(column.last()) + "; check the name and its table")));
    return Provenance.plain();
  }

  private Provenance noRelation(ColumnName column) {
    List<Identifier> qualifier = column.qualifier();
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            reading.position(column),
            "no table or alias %s is in reach of its column %s; check the name"
                .formatted(
                    reading.text(qualifier.get(qualifier.size() - 1)),
                    column.last().name().text())));
    return Provenance.plain();
  }

  void star(Operand.AllColumns star) {
    AllFields found = analysis.star(star);
    reading.claims().claim(star.qualifier(), Role.QUALIFIER);
    for (Field field : found.all()) {
      String name = field.name() == null ? "*" : field.name().text();
      reading.permission().requireShown(values.of(field), name, reading.position(star));
    }
    if (found.reshaped()) {
      spell(found.star());
    }
    reading.claims().claim(found.excepted(), Role.COLUMN);
  }

  /**
   * Makes sure of columns that are used by their place. Where they came out of a star the database
   * may have them in another order, and here, unlike in a result, nobody would see it; so they are
   * written out, or the statement is refused.
   */
  void requireKnown(List<Field> fields) {
    fields.stream().filter(Field::expanded).forEach(each -> spell(each.star()));
  }

  private void spell(@Nullable Star star) {
    if (star == null || star.columns() == null) {
      throw PlanFault.STAR_UNKNOWN.fault(
          "a * is used where the order of columns counts and cannot be checked; list the columns");
    }
    reading.spell(star);
  }
}
