package dev.hushcell.cli;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.ModuleStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.policy.ProtectedColumn;
import java.io.PrintWriter;
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
    description = "Shows columns, keys, versions, ages, the FIPS module and overdue work.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  /** All that is shown, as JSON has it. */
  record Shown(
      ModuleStatus module,
      String keyStore,
      List<CatalogueStatus> catalogues,
      List<Column> columns,
      KeyStatus keys) {}

  /** A protected column. */
  record Column(String name, String type, String search, String key) {
    static Column of(ProtectedColumn column) {
      return new Column(
          column.name().toString(),
          column.type().declared(),
          column.search().name().toLowerCase(java.util.Locale.ROOT),
          column.key());
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
              status.catalogues(),
              status.columns().stream().map(Column::of).toList(),
              keys);
      output.print(shown, out -> write(shown, out));
      return 0;
    }
  }

  private static void write(Shown shown, PrintWriter out) {
    ModuleStatus module = shown.module();
    out.printf(
        "module      %s %s, approved mode only: %s, native: %s%n",
        module.module(),
        module.version(),
        module.approvedOnly() ? "yes" : "no",
        module.nativeVariant());
    out.printf("key store   %s%n", shown.keyStore());
    for (CatalogueStatus each : shown.catalogues()) {
      out.printf(
          "catalogue   %s: %d data keys, %d changes, trust: %s, fingerprint %s%n",
          each.schema(), each.keys(), each.changes(), each.trust(), each.fingerprint());
    }
    for (Column each : shown.columns()) {
      out.printf(
          "column      %-40s %-20s search: %-9s key: %s%n",
          each.name(), each.type(), each.search(), each.key());
    }
    KeyText.write(shown.keys(), out);
  }
}
