package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of which columns it is known what an operator of the database makes of their values. */
record Exactness(StatementReading reading) {
  /** Families of which the database may tell values of plain columns. */
  private static final Set<Family> TOLD = Set.of(Family.EXACT, Family.DATE, Family.TIMESTAMP);

  /** What is done with texts. */
  enum Use {
    /** They are delivered, or joined. */
    READ,
    /** A pattern is matched. */
    PATTERN,
    /** It is asked whether they are equal. */
    EQUALITY,
    /** It is asked which one comes first. */
    ORDER
  }

  EvaluationRules rules() {
    return reading.rules().evaluation();
  }

  /** Returns what may be evaluated of a column if it is only asked whether it is NULL. */
  Optional<Evaluable> evaluable(Provenance provenance) {
    return cell(provenance)
        .filter(column -> !isText(column) || !rules().orders().isEmpty())
        .flatMap(column -> reading.permission().evaluable(column));
  }

  /** Returns what may be evaluated of a column; empty where the right is missing. */
  Optional<Evaluable> evaluable(Provenance provenance, Right right) {
    return evaluable(provenance, right, right == Right.PATTERN ? Use.PATTERN : Use.ORDER);
  }

  /**
   * Returns what may be evaluated of a column, with the order of its texts; empty where the right
   * is missing, or the order is not known.
   */
  Optional<Evaluable> evaluable(Provenance provenance, @Nullable Right right, Use use) {
    Optional<ProtectedColumn> cell = cell(provenance);
    Optional<Evaluable> allowed =
        cell.flatMap(column -> reading.permission().evaluable(column))
            .filter(each -> right == null || each.rights().contains(right));
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    return isText(cell.get())
        ? order(cell.get(), allowed.get(), use).map(by -> allowed.get().ordered(Optional.of(by)))
        : allowed.filter(each -> right != Right.PATTERN);
  }

  /** Returns a column whose values are compared here as the database would do it. */
  private Optional<ProtectedColumn> cell(Provenance provenance) {
    return provenance instanceof Provenance.Cell cell && !cell.lowered() && !cell.rounded()
        ? Optional.of(cell.column()).filter(this::isExact)
        : Optional.empty();
  }

  private boolean isExact(ProtectedColumn column) {
    return !column.compare().ignoresCase()
        && !Documents.isDocument(column.type())
        && (isText(column) || rules().values().contains(column.type().family()));
  }

  private static boolean isText(ProtectedColumn column) {
    return column.type().family() == Family.TEXT;
  }

  /** What is declared counts; else it is what the database does with such a column. */
  private Optional<TextOrder> order(ProtectedColumn column, Evaluable evaluable, Use use) {
    return (evaluable.order().isPresent() ? evaluable.order() : ofDatabase(column, use))
        .filter(rules().orders()::contains)
        .filter(order -> order.ignoresCase() == column.type().ignoresCase());
  }

  private Optional<TextOrder> ofDatabase(ProtectedColumn column, Use use) {
    TextComparison told = comparison(column.name().table().schema());
    Optional<TextOrder> found = units(told, use);
    return column.type().ignoresCase()
        ? found.filter(TextOrder.UTF_16::equals).map(any -> TextOrder.UTF_16_IGNORE_CASE)
        : found;
  }

  /** Returns how a plain column compares its texts; empty where that is not known. */
  Optional<TextComparison> comparison(@Nullable SourceColumn of) {
    return texts(of).map(own -> own.orElseGet(this::comparison));
  }

  /** Returns the same of a column itself; within, empty for as the database does. */
  private Optional<Optional<TextComparison>> texts(@Nullable SourceColumn of) {
    Optional<SourceColumn> stored = Optional.ofNullable(of).flatMap(SourceColumn::stored);
    return stored
        .flatMap(each -> each.relation().rows())
        .flatMap(table -> reading.schema().find(table.schema(), true, table.table(), true))
        .flatMap(found -> Optional.ofNullable(found.texts().get(stored.get().column())));
  }

  private TextComparison comparison() {
    return comparison(reading.schema().currentSchema());
  }

  private TextComparison comparison(String schema) {
    return reading.schema().texts().comparison(schema);
  }

  /** Texts that are only joined, cut or delivered consist of the same units in any collation. */
  private Optional<TextOrder> units(TextComparison told, Use use) {
    return switch (use) {
      case READ -> told.pattern().or(() -> units(Family.TEXT));
      case PATTERN -> told.pattern();
      case EQUALITY -> told.equality();
      case ORDER -> told.order();
    };
  }

  /**
   * Returns by what units texts of a plain column are used; empty where it is not known that it
   * does so exactly.
   *
   * @param of the column of a relation that it is; null where that is not known
   */
  Optional<TextOrder> ofPlain(@Nullable SourceColumn of, Use use) {
    return texts(of)
        .filter(own -> own.isEmpty() || own.get().pattern().isPresent())
        .map(own -> own.orElseGet(this::comparison))
        .flatMap(comparison -> units(comparison, use))
        .filter(rules().orders()::contains);
  }

  /** Returns what texts consist of that stand beside no column; empty for any other family. */
  Optional<TextOrder> units(Family family) {
    return family == Family.TEXT
        ? rules().orders().stream().filter(each -> !each.ignoresCase()).findFirst()
        : Optional.empty();
  }

  /** Returns by what units texts that stand beside no column are used; empty where that is open. */
  Optional<TextOrder> besideNone(Use use) {
    return reading.types().castsKeepCollation()
        ? units(comparison(), use).filter(rules().orders()::contains)
        : Optional.empty();
  }

  /** Tells whether values of a family are what the driver takes them for, whatever has them. */
  boolean isKnown(Family family) {
    return family == Family.TEXT
        ? !rules().orders().isEmpty()
        : TOLD.contains(family) && rules().values().contains(family);
  }

  /** Returns how texts of a column are compared; null for anything else. */
  static @Nullable TextOrder order(ProtectedColumn column, Evaluable evaluable) {
    return isText(column) ? evaluable.order().orElse(null) : null;
  }
}
