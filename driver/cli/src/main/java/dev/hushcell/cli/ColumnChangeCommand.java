package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes other cells of the cells of a column: what is not given stays as it is. */
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column change public.contact --column email --search EQUALITY",
    description = {
      "Gives a column other cells; what is not given stays as it is.",
      "Change the configurations of all applications before --plain-days are over."
    })
final class ColumnChangeCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final JobOptions job = new JobOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--column",
      required = true,
      paramLabel = "COLUMN",
      description = "Its name, as in a statement or as it is stored.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String column;

  @Option(names = "--search", description = "One of NONE, EQUALITY.")
  private @Nullable Search search;

  @Option(names = "--compare", description = "One of EXACT, LOWER, IGNORE_CASE.")
  private @Nullable Compare compare;

  @Option(names = "--key", paramLabel = "NAME", description = "The name of another data key.")
  private @Nullable String key;

  @Option(names = "--type", paramLabel = "TYPE", description = "A longer type of the same kind.")
  private @Nullable String type;

  @Option(names = "--pad", paramLabel = "BYTES", description = "Pad values to a multiple of them.")
  private @Nullable Integer pad;

  @Option(names = "--storage", description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable Storage storage;

  @Option(
      names = "--groups",
      paramLabel = "NUMBER",
      description = "Into how many groups cells fall, without search; 0: into none.")
  private @Nullable Integer groups;

  @Option(
      names = "--first",
      paramLabel = "LETTERS",
      description = "How many letters tell the group of a value; without it, all do.")
  private int first;

  @Option(
      names = "--belongs-to",
      paramLabel = "KEY",
      description = "The primary key, that tells the row which a cell is to belong to.")
  private @Nullable String row;

  @Option(names = "--no-belongs-to", description = "Cells are to belong to no row.")
  private boolean noRow;

  @Option(
      names = "--accept",
      description = "What a search tells that is accepted: ${COMPLETION-CANDIDATES}.")
  private Set<Accept> accept = Set.of();

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      TableName table = job.table(connection);
      ColumnChange change =
          new ColumnChange(
              new StoredNames(connection).column(table, column),
              Optional.ofNullable(search),
              Optional.ofNullable(compare),
              Optional.ofNullable(key),
              Optional.ofNullable(type),
              pad == null ? OptionalInt.empty() : OptionalInt.of(pad),
              Optional.ofNullable(storage),
              Optional.ofNullable(groups).map(this::narrow),
              belongsTo(),
              accept);
      return JobText.code(
          output.job(
              progress ->
                  Hushcell.columns(connection)
                      .change(table, List.of(change), job.options(), progress)));
    }
  }

  private Optional<BelongsTo> belongsTo() {
    if (row != null && noRow) {
      throw new ParameterException(
          spec.commandLine(), "--belongs-to and --no-belongs-to exclude each other");
    }
    return noRow ? Optional.of(BelongsTo.NONE) : Optional.ofNullable(row).map(BelongsTo::rowOf);
  }

  private Narrow narrow(int number) {
    try {
      return new Narrow(first, number);
    } catch (IllegalArgumentException impossible) {
      throw new ParameterException(
          spec.commandLine(),
          "--groups takes 0 or a power of two from 2 to "
              + Narrow.MOST_GROUPS
              + ", and --first a number up to "
              + Narrow.MOST_LETTERS
              + " beside it");
    }
  }
}
