package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells of columns that a job decrypted and that the configuration still declares: whoever wrote it
 * may believe that their values are cells, and their table is refused when the job's time is over.
 */
final class StillDeclared {
  private StillDeclared() {}

  /**
   * Returns what there is to tell.
   *
   * @param declared what the configuration says
   */
  static List<String> of(CatalogueReading reading, Protection declared) {
    List<String> told = new ArrayList<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      Rewritings jobs = catalogue.rewritings();
      for (Rewriting job : jobs.all()) {
        List<String> columns = columns(job, catalogue, declared);
        if (!columns.isEmpty()) {
          boolean late = PlainNotices.isLate(jobs.begun(job), job.plainUntil(), reading.now());
          told.add(text(job, columns, late, reading.now().isAfter(job.plainUntil())));
        }
      }
    }
    return told;
  }

  /** While a job runs, it tells of itself. */
  private static List<String> columns(Rewriting job, Catalogue catalogue, Protection declared) {
    if (job.kind() != Kind.DECRYPT || job.phase() != Phase.ENDED) {
      return List.of();
    }
    return job.columns().stream()
        .filter(column -> isPlain(catalogue, job.full(column)))
        .filter(column -> isLast(job, column.name(), catalogue))
        .map(Rewriting.Column::name)
        .filter(
            column ->
                declared.rules(job.table()).stream()
                    .anyMatch(rule -> rule.column().equalsIgnoreCase(column)))
        .toList();
  }

  private static boolean isPlain(Catalogue catalogue, ColumnName column) {
    return catalogue.column(column).filter(record -> record.state().isGivenUp()).isPresent();
  }

  /** A later job of the column tells of it, if anything is to be told. */
  private static boolean isLast(Rewriting job, String column, Catalogue catalogue) {
    return catalogue.rewritings().all().stream()
        .filter(each -> each.table().equals(job.table()) && each.phase() != Phase.ABANDONED)
        .filter(each -> each.columns().stream().anyMatch(c -> c.name().equals(column)))
        .reduce((earlier, later) -> later)
        .equals(Optional.of(job));
  }

  private static String text(Rewriting job, List<String> columns, boolean late, boolean over) {
    return job.table()
        + ": "
        + String.join(", ", columns)
        + " IN CLEAR: decrypted by "
        + job.id()
        + " and still declared; remove the declaration from every configuration, or run hushcell"
        + " column encrypt "
        + job.table()
        + " --url …; "
        + (over ? "since " : "from ")
        + job.plainUntil()
        + (over ? "" : late ? ", which is soon," : " on")
        + " statements on the table are refused (HC-1366)";
  }
}
