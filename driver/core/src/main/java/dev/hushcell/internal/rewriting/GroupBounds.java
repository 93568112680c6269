package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What new groups would tell of the rows of a table: counted in one pass that writes nothing, and
 * refused where it is much and nobody accepted it.
 */
public final class GroupBounds {
  private static final double PER_CENT = 100;

  private final JobWork work;
  private final RewritingTables tables;

  GroupBounds(JobWork work, RewritingTables tables) {
    this.work = work;
    this.tables = tables;
  }

  /**
   * Counts what they tell, and refuses it unless it is accepted of the column.
   *
   * @param wishes of which those count that get other groups than they have
   * @param present what the table keeps in cells already
   * @param trial makes cells that are thrown away
   * @param accepted what is accepted of each column
   * @return empty where no column gets groups
   */
  public Optional<GroupLeak> require(
      List<Wish> wishes,
      List<ProtectedColumn> present,
      ColumnCells trial,
      Map<String, Set<Accept>> accepted) {
    Optional<GroupLeak> leak = count(wishes, present, trial);
    leak.ifPresent(told -> require(wishes.get(0).name().table(), told, accepted));
    return leak;
  }

  private Optional<GroupLeak> count(
      List<Wish> wishes, List<ProtectedColumn> present, ColumnCells trial) {
    List<Wish> grouped = wishes.stream().filter(GroupBounds::getsGroups).toList();
    if (grouped.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = grouped.stream().map(each -> each.name().column()).toList();
    GroupCount count =
        new GroupCount(grouped.stream().map(each -> each.made().orElseThrow()).toList());
    KeyedRows old = work.parts(grouped.get(0).name().table(), grouped, tables, trial).old();
    List<KeyedRows.Column> read = new ArrayList<>(old.columns());
    present.stream()
        .filter(each -> each.narrow().isThere() && !names.contains(each.name().column()))
        .filter(each -> !Rewriting.isOfAnyJob(each.name().column()))
        .map(each -> new KeyedRows.Column(each.name().column(), new Side.Groups(each.storage())))
        .forEach(read::add);
    work.perform(connection -> read(connection, old.with(read), count));
    return Optional.of(count.found());
  }

  private static boolean getsGroups(Wish wish) {
    return wish.made()
        .filter(made -> made.narrow().isThere())
        .filter(made -> wish.old().filter(old -> old.narrow().equals(made.narrow())).isEmpty())
        .isPresent();
  }

  private static void read(Connection connection, KeyedRows rows, GroupCount count)
      throws SQLException {
    Optional<Row> last = Optional.empty();
    List<Row> page = rows.page(connection, last, "", "", JobWork.PAGE);
    while (!page.isEmpty()) {
      page.forEach(each -> count.add(each.values()));
      last = KeyedRows.last(page);
      page = rows.page(connection, last, "", "", JobWork.PAGE);
    }
  }

  static void require(TableName table, GroupLeak leak, Map<String, Set<Accept>> accepted) {
    for (GroupLeak.Column column : leak.columns()) {
      Set<Accept> of = Objects.requireNonNullElse(accepted.get(column.name()), Set.of());
      if (column.hasSmallGroups() && !of.contains(Accept.FINGERPRINT)) {
        throw KeyringFault.FINGERPRINT.fault(
            started(table, column)
                + column.values()
                + " values would be "
                + column.values() / column.narrow().groups()
                + " to a group, and the smallest has "
                + column.smallest()
                + ", where "
                + GroupLeak.ROWS_OF_GROUP
                + " are wanted; "
                + remedy(column, Accept.FINGERPRINT));
      }
      if (column.hasCommonValue() && !of.contains(Accept.COMMON_VALUES)) {
        throw KeyringFault.COMMON_VALUES.fault(
            "%s%s, %s of %s values, would be %s of its group, of which it may be %s %%; %s"
                .formatted(
                    started(table, column),
                    told(column),
                    perCent(column.share()),
                    column.values(),
                    perCent(column.shareOfGroup()),
                    (int) (PER_CENT / GroupLeak.ONE_IN),
                    remedy(column, Accept.COMMON_VALUES)));
      }
      if (leak.isFingerprint() && !of.contains(Accept.FINGERPRINT)) {
        throw KeyringFault.FINGERPRINT.fault(
            started(table, column)
                + "with the groups of all columns of the table that have some, "
                + leak.alone()
                + " of "
                + leak.rows()
                + " rows would be alone in theirs; give these columns fewer groups, or write accept: "
                + word(Accept.FINGERPRINT)
                + " beside narrow");
      }
    }
  }

  private static String started(TableName table, GroupLeak.Column column) {
    return new ColumnName(table, column.name()).shortForm()
        + " is to have narrow: "
        + column.narrow()
        + ": ";
  }

  private static String told(GroupLeak.Column column) {
    int first = column.narrow().first();
    return first == 0 ? "its commonest value" : "its commonest beginning of " + first + " letters";
  }

  private static String remedy(GroupLeak.Column column, Accept consequence) {
    String fewer =
        column.fitting() == 0
            ? "leave narrow out, since no number of groups is small enough"
            : "use groups: " + column.fitting();
    return fewer + ", or write accept: " + word(consequence) + " beside narrow";
  }

  private static String word(Accept consequence) {
    return consequence.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String perCent(double part) {
    return String.format(Locale.ROOT, "%.2f %%", part * PER_CENT);
  }
}
