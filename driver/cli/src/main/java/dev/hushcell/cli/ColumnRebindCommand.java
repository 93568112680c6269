package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RowMove;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Finds cells that are in other rows than they were sealed for, and mends moves that were meant.
 */
@Command(
    name = "rebind",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell column rebind public.pay --column amount",
      "hushcell column rebind public.pay --column amount --move 17:1017 --move 18:1018"
    },
    description = {
      "Finds cells that are in other rows than they were sealed for; exit code 1 when there are.",
      "With --move, seals cells for the rows that they are in: name only moves that you meant,"
          + " such as those of a restore with new keys. A copied cell is refused."
    })
final class ColumnRebindCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "SCHEMA.TABLE", description = JobOptions.TABLE)
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String table;

  @Option(
      names = "--column",
      paramLabel = "COLUMN",
      required = true,
      description = "The column, which has belongs-to.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String column;

  @Option(
      names = "--move",
      paramLabel = "FROM:TO",
      description = "The key that a row had, and the one that it has; may be given several times.")
  private List<String> moves = List.of();

  @Option(
      names = "--dry-run",
      description = "Change nothing, and say which moves are what they were named as.")
  private boolean dryRun;

  @Override
  public Integer call() throws SQLException {
    List<RowMove> named = moves.stream().map(ColumnRebindCommand::move).toList();
    try (Connection connection = target.open()) {
      StoredNames names = new StoredNames(connection);
      TableName stored = names.table(table);
      ColumnName of = new ColumnName(stored, names.columns(stored, List.of(column)).get(0));
      Columns columns = Hushcell.columns(connection);
      if (!named.isEmpty() && !dryRun) {
        columns.rebind(of, named);
        output.print(named, out -> named.forEach(each -> out.printf("moved  %s%n", written(each))));
        return 0;
      }
      List<RowMove> found = columns.misplaced(of);
      output.print(
          found,
          out -> {
            found.forEach(
                each ->
                    out.printf(
                        "%s  %s%n", named.contains(each) ? "named" : "found", written(each)));
            named.stream()
                .filter(each -> !found.contains(each))
                .forEach(each -> out.printf("NOT SO %s%n", written(each)));
            out.printf("%d cells are in other rows than they were sealed for%n", found.size());
          });
      return found.isEmpty() ? 0 : HushcellCommand.FOUND;
    }
  }

  private static String written(RowMove move) {
    return "row %s has a cell of row %s".formatted(move.to(), move.from());
  }

  private static RowMove move(String given) {
    int colon = given.indexOf(':');
    if (colon < 1 || colon == given.length() - 1) {
      throw new UsageException("--move takes the key that a row had, a colon, and the one it has");
    }
    return new RowMove(given.substring(0, colon), given.substring(colon + 1));
  }
}
