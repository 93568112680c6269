package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The catalogue is the truth: a rule that says something else about a column on record is refused.
 * A rule that is gone changes nothing.
 */
public record RuleAgreement(TypeKnowledge types) {
  public void require(LedgerSnapshot snapshot) {
    for (Catalogue catalogue : snapshot.catalogues().values()) {
      for (ColumnRecord record : catalogue.columns()) {
        ColumnName name = record.column().name();
        for (ColumnRule rule : snapshot.protection().rules(name.table())) {
          if (rule.column().equalsIgnoreCase(name.column())
              && forms(catalogue, name, snapshot).noneMatch(form -> agrees(rule, form))) {
            require(rule, record.column());
            if (!snapshot.drift().misfits().contains(name)) { // else its type is taken anew
              requireType(rule, record.column());
            }
          }
        }
      }
    }
  }

  /** Returns what a column was before a job changes it, and what it is afterwards. */
  private static Stream<ProtectedColumn> forms(
      Catalogue catalogue, ColumnName name, LedgerSnapshot snapshot) {
    return snapshot.protection().jobs().changing(name.table()).stream()
        .flatMap(
            job ->
                job.columns().stream()
                    .filter(column -> column.name().equals(name.column()))
                    .flatMap(c -> Stream.of(job.fullShadow(c), job.fullKept(c))))
        .flatMap(each -> catalogue.column(each).stream())
        .map(ColumnRecord::column);
  }

  private boolean agrees(ColumnRule rule, ProtectedColumn column) {
    try {
      require(rule, column);
      requireType(rule, column);
      return true;
    } catch (Fault differs) {
      return false;
    }
  }

  /**
   * Refuses a rule that says something else than the column is. Where nothing was declared of
   * comparing, code points are compared anyway.
   */
  public static void require(ColumnRule rule, ProtectedColumn column) {
    ColumnName name = column.name();
    require(name, "search", rule.search(), column.search());
    require(
        name, "key", KeyGeneration.of(rule.key()).base(), KeyGeneration.of(column.key()).base());
    require(name, "pad", rule.pad(), column.pad());
    require(name, "storage", rule.storage(), column.storage());
    require(name, "narrow", rule.narrow(), column.narrow());
    if (!rule.belongsTo().key().equalsIgnoreCase(column.belongsTo().key())) {
      throw differs(name, "belongs-to", rule.belongsTo(), column.belongsTo());
    }
    if (rule.compare() != Compare.UNSPECIFIED && !rule.compare().makesCellsOf(column.compare())) {
      throw differs(name, "compare", rule.compare(), column.compare());
    }
  }

  private void requireType(ColumnRule rule, ProtectedColumn column) {
    if (rule.type().isPresent() && !sameType(types.logicalType(rule.type().get()), column.type())) {
      throw differs(column.name(), "type", rule.type().get(), column.type().declared());
    }
  }

  /** Tells whether two texts declared the same type, perhaps in other words. */
  public static boolean sameType(LogicalType left, LogicalType right) {
    return left.family() == right.family()
        && left.jdbcType() == right.jdbcType()
        && left.precision() == right.precision()
        && left.scale() == right.scale()
        && left.ignoresCase() == right.ignoresCase();
  }

  private static void require(ColumnName name, String what, Object rule, Object record) {
    if (!rule.equals(record)) {
      throw differs(name, what, rule, record);
    }
  }

  private static RuntimeException differs(
      ColumnName name, String what, Object rule, Object record) {
    return KeyringFault.RULE_DIFFERS.fault(
        ("%1$s in schema %2$s: the configuration says %3$s: %4$s, the catalogue says %3$s:"
                + " %5$s, and the stored cells were made by the catalogue. Put %3$s: %5$s into the"
                + " configuration; to have the column changed, run: hushcell column change %6$s"
                + " --column %7$s …")
            .formatted(
                name.shortForm(),
                name.table().schema(),
                what,
                shown(rule),
                shown(record),
                name.table(),
                name.column()));
  }

  private static String shown(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }
}
