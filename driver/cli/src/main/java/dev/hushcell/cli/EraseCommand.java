package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ErasedTable;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.ErasureStatus;
import dev.hushcell.admin.Erasures;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forgets a person as the configuration declares it. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell erase --subject customer_id=4711 --dry-run",
      "hushcell erase --subject customer_id=4711",
      "hushcell erase --replay"
    },
    description = {
      "Forgets a person, as subject: in the configuration declares it.",
      "Columns become NULL or a constant, rows are deleted. After any interruption, the same"
          + " command or --replay goes on. Supports erasure: it says what it cannot reach."
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Who who;

  /** One of the two. */
  static final class Who {
    @Option(
        names = "--subject",
        paramLabel = "NAME=VALUE",
        description = {
          "Who: a name under subject:, and the value of the column that tells whose a row is.",
          "NAME=- reads the value from the input, so that no history of a shell has it."
        })
    private @Nullable String subject;

    @Option(
        names = "--replay",
        description =
            "Everybody in the list whom the database does not have as erased: after a restore, and"
                + " where the work ended before it was done.")
    private boolean replay;
  }

  @Option(
      names = "--dry-run",
      description =
          "Only count rows, and list tables that are not declared; exit code 1 where there are"
              + " such, and with --replay where somebody is to be erased again.")
  private boolean dryRun;

  /** All reports of a replay, as JSON has them. */
  record Replayed(List<ErasureReport> erased, List<String> open) {}

  @Override
  public Integer call() throws SQLException {
    return who.replay ? replay() : one(String.valueOf(who.subject));
  }

  private int one(String subject) throws SQLException {
    int sign = subject.indexOf('=');
    if (sign <= 0) {
      throw new UsageException("--subject wants NAME=VALUE, such as customer_id=4711");
    }
    String name = subject.substring(0, sign);
    String value = value(subject.substring(sign + 1));
    try (Connection connection = target.open()) {
      Erasures erasures = Hushcell.erasures(connection);
      ErasureReport report = dryRun ? erasures.foresee(name, value) : erasures.erase(name, value);
      output.print(report, out -> write(report, out));
      return report.undeclared().isEmpty() ? 0 : HushcellCommand.FOUND;
    }
  }

  private String value(String given) {
    if (!given.equals("-")) {
      return given;
    }
    try {
      Optional<String> line = Lines.of(HushcellCommand.shell(spec).input().get()).next("");
      if (line.isPresent()) {
        return line.get();
      }
    } catch (IOException e) {
      // said below
    }
    throw new UsageException("the input has no line with the value of --subject NAME=-");
  }

  private int replay() throws SQLException {
    try (Connection connection = target.open()) {
      Erasures erasures = Hushcell.erasures(connection);
      if (dryRun) {
        ErasureStatus status = erasures.status();
        output.print(status, out -> write(status, out));
        return status.open().isEmpty() ? 0 : HushcellCommand.FOUND;
      }
      List<ErasureReport> done = erasures.replay();
      Replayed replayed = new Replayed(done, erasures.status().open());
      output.print(
          replayed,
          out -> {
            replayed.erased().forEach(each -> write(each, out));
            out.printf("%d erased again%n", replayed.erased().size());
            replayed.open().forEach(each -> out.printf("TO DO     %s%n", each));
          });
      return replayed.open().isEmpty() ? 0 : HushcellCommand.FOUND;
    }
  }

  private static void write(ErasureStatus status, PrintWriter out) {
    out.printf("list      %d erased, %d to do%n", status.listed(), status.pending());
    status.open().forEach(each -> out.printf("TO DO     %s%n", each));
  }

  private static void write(ErasureReport report, PrintWriter out) {
    for (ErasedTable each : report.tables()) {
      out.printf("table     %-30s %s%n", each.table(), told(each, report.isDone()));
      if (!each.kept().isEmpty()) {
        out.printf("          %-30s keeps %s%n", "", String.join(", ", each.kept()));
      }
    }
    report.undeclared().forEach(each -> out.printf("NOT DECLARED  %s%n", each));
    report.beyond().forEach(each -> out.printf("beyond    %s%n", each));
    if (report.isDone()) {
      out.printf("record    %s, %s%n", report.record(), report.tag());
      out.printf("supports erasure: what is listed as beyond was not reached%n");
    } else {
      out.printf("nothing was changed%n");
    }
  }

  private static String told(ErasedTable table, boolean done) {
    String rows = table.rows() + (table.rows() == 1 ? " row" : " rows");
    return switch (table.fate()) {
      case DELETED -> rows + (done ? " deleted" : " to delete");
      case KEPT -> rows + " kept, as declared";
      case CLEARED ->
          rows + (done ? " cleared: " : " to clear: ") + String.join(", ", table.cleared());
    };
  }
}
