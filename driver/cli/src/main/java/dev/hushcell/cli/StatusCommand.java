package dev.hushcell.cli;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.ModuleStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.policy.ColumnLimit;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is protected, by which keys, in which module. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {"hushcell status", "hushcell status --json"},
    description =
        "Shows columns, keys, versions, ages, the FIPS module, the link, the disk and overdue"
            + " work.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  /** All that is shown, as JSON has it. */
  record Shown(
      ModuleStatus module,
      String keyStore,
      LinkStatus link,
      DiskStatus disk,
      List<CatalogueStatus> catalogues,
      List<Column> columns,
      List<ColumnLimit> limits,
      List<RewritingStatus> jobs,
      List<String> open,
      KeyStatus keys) {}

  /** A protected column. */
  record Column(
      String name, String type, String search, String key, Narrow narrow, String belongsTo) {
    static Column of(ProtectedColumn column) {
      return new Column(
          column.name().toString(),
          column.type().declared(),
          column.search().name().toLowerCase(java.util.Locale.ROOT),
          column.key(),
          column.narrow(),
          column.belongsTo().key());
    }
  }

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      HushcellStatus status = Hushcell.status(connection);
      KeyStatus keys = Hushcell.keys(connection).status();
      Shown shown =
          new Shown(
              status.module(),
              status.keyStore(),
              status.link(),
              status.disk(),
              status.catalogues(),
              status.columns().stream().map(Column::of).toList(),
              status.limits(),
              jobs(connection),
              status.open(),
              keys);
      output.print(shown, out -> marked(shown, out));
      return 0;
    }
  }

  /** Those that are over are no news. */
  private static List<RewritingStatus> jobs(Connection connection) throws SQLException {
    return Hushcell.columns(connection).status().stream()
        .filter(job -> !ColumnStatusCommand.isOver(job))
        .toList();
  }

  private void marked(Shown shown, PrintWriter out) {
    StringWriter text = new StringWriter();
    write(shown, new PrintWriter(text));
    Marks marks = output.marks();
    text.toString().lines().map(marks::judged).forEach(out::println);
  }

  private static void write(Shown shown, PrintWriter out) {
    ModuleStatus module = shown.module();
    out.printf(
        "module      %s %s, approved mode only: %s, native: %s%n",
        module.module(),
        module.version(),
        module.approvedOnly() ? "yes" : "no",
        module.nativeVariant());
    out.printf("            %s, %s%n", module.choice(), module.certificate());
    out.printf("            %s%n", module.meaning());
    module
        .cells()
        .ifPresent(
            cells ->
                out.printf(
                    "cells by    %s %s, approved: %s, certificate: %s%n",
                    cells.module(),
                    cells.version(),
                    cells.approved() ? "yes" : "no",
                    cells.certificate()));
    out.printf("key store   %s%n", shown.keyStore());
    LayerText.write(shown.link(), shown.disk(), out);
    for (CatalogueStatus each : shown.catalogues()) {
      out.printf(
          "catalogue   %s: %d data keys, %d changes, trust: %s, fingerprint %s%n",
          each.schema(), each.keys(), each.changes(), each.trust(), each.fingerprint());
    }
    for (Column each : shown.columns()) {
      out.printf(
          "column      %-40s %-20s search: %-9s key: %s%s%s%n",
          each.name(),
          each.type(),
          each.search(),
          each.key(),
          each.narrow().isThere() ? " narrow: " + each.narrow() : "",
          each.belongsTo().isEmpty() ? "" : " belongs-to: " + each.belongsTo());
    }
    shown.limits().forEach(each -> LimitText.write(each, out));
    for (RewritingStatus job : shown.jobs()) {
      out.printf("job         ");
      JobText.write(job, out);
    }
    for (RewritingStatus job : shown.jobs()) {
      if (job.leavesPlain()) {
        out.printf("PLAIN       %s%n", JobText.plain(job));
      }
    }
    shown.open().forEach(each -> out.printf("TO DO       %s%n", each));
    KeyText.write(shown.keys(), out);
  }
}
