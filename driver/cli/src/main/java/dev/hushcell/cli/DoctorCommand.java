package dev.hushcell.cli;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what is, or will be, wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Looks, read-only, for what is or will be wrong: the module, the key store, trust in the"
            + " catalogues, tables that are gone, old keys, clocks, work left to do. Ends with 1"
            + " when something was found.")
final class DoctorCommand implements Callable<Integer> {
  private static final Duration OLD = Duration.ofDays(366);
  private static final Duration SKEW = Duration.ofMinutes(1);

  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  /** What was looked at and what was found. */
  record Diagnosis(List<String> fine, List<String> troubles) {
    void fine(String what) {
      fine.add(what);
    }

    void trouble(String what) {
      troubles.add(what);
    }
  }

  @Override
  public Integer call() throws SQLException {
    Diagnosis diagnosis = new Diagnosis(new ArrayList<>(), new ArrayList<>());
    try (Connection connection = target.open()) {
      HushcellStatus status = Hushcell.status(connection);
      module(status, diagnosis);
      trust(status, diagnosis);
      tables(connection, status, diagnosis);
      keys(Hushcell.keys(connection).status(), diagnosis);
    }
    output.print(
        diagnosis,
        out -> {
          diagnosis.fine().forEach(each -> out.println("fine     " + each));
          diagnosis.troubles().forEach(each -> out.println("TROUBLE  " + each));
        });
    return diagnosis.troubles().isEmpty() ? 0 : HushcellCommand.FOUND;
  }

  private static void module(HushcellStatus status, Diagnosis diagnosis) {
    diagnosis.fine(
        "module "
            + status.module().module()
            + " "
            + status.module().version()
            + " is in approved mode and is the pinned one");
    diagnosis.fine("key store " + status.keyStore() + " is open");
  }

  private static void trust(HushcellStatus status, Diagnosis diagnosis) {
    for (CatalogueStatus each : status.catalogues()) {
      boolean vouched = each.trust().equals("configured") || each.trust().equals("pinned");
      if (vouched) {
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

  private static void tables(Connection connection, HushcellStatus status, Diagnosis diagnosis)
      throws SQLException {
    TreeSet<String> gone = new TreeSet<>();
    for (ProtectedColumn column : status.columns()) {
      TableName table = column.name().table();
      boolean there = false;
      for (boolean schema : new boolean[] {true, false}) {
        String catalogue = schema ? null : table.schema();
        String inSchema = schema ? table.schema() : null;
        try (var rows =
            connection
                .getMetaData()
                .getColumns(catalogue, inSchema, table.table(), column.name().column())) {
          there |= rows.next();
        }
      }
      if (!there) {
        gone.add(column.name().toString());
      }
    }
    if (gone.isEmpty()) {
      diagnosis.fine("all " + status.columns().size() + " protected columns are there");
    } else {
      diagnosis.trouble(
          "protected, but not there any more: "
              + String.join(", ", gone)
              + "; if they were renamed past Hushcell, rename them back");
    }
  }

  private static void keys(KeyStatus keys, Diagnosis diagnosis) {
    Duration ahead = Duration.between(Instant.now(), keys.asOf());
    if (ahead.compareTo(SKEW) > 0) {
      diagnosis.trouble(
          "the clock of the database is " + ahead.toSeconds() + " s ahead of this one; set both");
    } else {
      diagnosis.fine("the clock of the database is not ahead of this one");
    }
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
