package dev.hushcell.cli;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.RewritingStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what is, or will be, wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell doctor --url jdbc:postgresql://db/crm --user crm -p",
    description = {
      "Looks for present and future trouble, without writing; exit code 1 when there is some.",
      "The module, the key store, the link, the disk, trust in the catalogues, grants, columns"
          + " that are gone, collations, indexes, groups, views, triggers and routines, old keys,"
          + " clocks, work left to do."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final Duration OLD = Duration.ofDays(366);

  private static final Pattern CODE = Pattern.compile("\\bHC-\\d{4}\\b");

  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws SQLException {
    Diagnosis diagnosis = new Diagnosis();
    try (Connection connection = target.open();
        Connection plain = target.openPlain()) {
      HushcellStatus status = Hushcell.status(connection);
      module(status, diagnosis);
      LayerText.judge(status.link(), status.disk(), diagnosis);
      trust(status, diagnosis);
      checks(status, diagnosis);
      status.open().forEach(diagnosis::trouble);
      keys(Hushcell.keys(connection).status(), diagnosis);
      jobs(Hushcell.columns(connection).status(), diagnosis);
      GrantExam rights = new GrantExam(plain, diagnosis);
      rights.grants(status);
      rights.clocks();
      ColumnExam columns = new ColumnExam(plain, diagnosis);
      columns.columns(status);
      columns.collations(status, collation(plain));
      columns.indexes(status);
      new GroupExam(plain, diagnosis).groups(status);
      rows(status, diagnosis);
      CodeExam code = new CodeExam(connection, plain, status, diagnosis);
      code.tables();
      code.code();
    }
    output.print(
        Shown.of(diagnosis),
        out -> {
          Marks marks = output.marks();
          diagnosis.fine().forEach(each -> out.println(marks.judged("fine     " + each)));
          diagnosis.notes().forEach(each -> out.println(marks.judged("note     " + each)));
          diagnosis.troubles().forEach(each -> out.println(marks.judged("TROUBLE  " + each)));
        });
    return diagnosis.troubles().isEmpty() ? 0 : HushcellCommand.FOUND;
  }

  /** What is printed as JSON. */
  record Shown(List<Finding> fine, List<Finding> notes, List<Finding> troubles) {
    static Shown of(Diagnosis diagnosis) {
      return new Shown(
          diagnosis.fine().stream().map(Finding::of).toList(),
          diagnosis.notes().stream().map(Finding::of).toList(),
          diagnosis.troubles().stream().map(Finding::of).toList());
    }
  }

  /**
   * One of them.
   *
   * @param code that of the driver; empty where it would refuse nothing because of it
   */
  record Finding(Optional<String> code, String text) {
    static Finding of(String text) {
      return new Finding(CODE.matcher(text).results().map(MatchResult::group).findFirst(), text);
    }
  }

  private static void module(HushcellStatus status, Diagnosis diagnosis) {
    diagnosis.fine(
        "module "
            + status.module().module()
            + " "
            + status.module().version()
            + " is in approved mode and is the pinned one; "
            + status.module().choice()
            + ": "
            + status.module().meaning());
    diagnosis.fine("key store " + status.keyStore() + " is open");
  }

  private static void rows(HushcellStatus status, Diagnosis diagnosis) {
    status.columns().stream()
        .filter(column -> column.belongsTo().isThere())
        .forEach(
            column ->
                diagnosis.fine(
                    column.name()
                        + " has cells that belong to their rows, by "
                        + column.belongsTo()
                        + "; hushcell column rebind finds those in other rows"));
  }

  private static void jobs(List<RewritingStatus> jobs, Diagnosis diagnosis) {
    for (RewritingStatus job : jobs) {
      if (job.leavesPlain()) {
        diagnosis.trouble(JobText.plain(job) + "; finish it: hushcell column resume " + job.job());
      } else if (!ColumnStatusCommand.isOver(job)) {
        diagnosis.note("rewriting " + job.job() + " of " + job.table() + " is not over");
      }
    }
  }

  private static void trust(HushcellStatus status, Diagnosis diagnosis) {
    for (CatalogueStatus each : status.catalogues()) {
      boolean trusted = each.trust().equals("configured") || each.trust().equals("pinned");
      if (trusted) {
        diagnosis.fine("the catalogue of " + each.schema() + " is vouched for: " + each.trust());
      } else {
        diagnosis.trouble(
            "the catalogue of "
                + each.schema()
                + " is trusted on first use only ("
                + each.trust()
                + "): put "
                + each.fingerprint()
                + " under catalogue: in the configuration");
      }
    }
  }

  private static void checks(HushcellStatus status, Diagnosis diagnosis) {
    status
        .droppedChecks()
        .forEach(
            each ->
                diagnosis.note(
                    "CHECK "
                        + each.constraint()
                        + " of "
                        + each.table()
                        + " tests nothing any more; the application has to"));
  }

  /** Only H2 has one collation for all of a database, which is listed when it is not OFF. */
  private static String collation(Connection plain) throws SQLException {
    if (!plain.getMetaData().getDatabaseProductName().equals("H2")) {
      return "";
    }
    try (Statement statement = plain.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                    + " WHERE SETTING_NAME = 'COLLATION'")) {
      return row.next() ? String.valueOf(row.getString(1)) : "OFF";
    }
  }

  private static void keys(KeyStatus keys, Diagnosis diagnosis) {
    for (KeyEncryptionKeyStatus kek : keys.keyEncryptionKeys()) {
      boolean current = kek.state() == KeyEncryptionKeyStatus.State.CURRENT;
      boolean old =
          kek.since()
              .filter(at -> Duration.between(at, keys.asOf()).compareTo(OLD) > 0)
              .isPresent();
      if (current && old) {
        diagnosis.trouble(
            "key-encryption key " + kek.name() + " is older than a year; run hushcell key rotate");
      } else if (current) {
        diagnosis.fine("key-encryption key " + kek.name() + " is in use");
      }
    }
    keys.outstanding().forEach(each -> diagnosis.trouble("left to do: " + each.what()));
  }
}
