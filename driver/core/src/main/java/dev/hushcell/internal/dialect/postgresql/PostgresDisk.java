package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Database.DiskExam;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The disk of PostgreSQL, which does not encrypt it, and its log. */
final class PostgresDisk implements DiskExam {
  private static final String STATEMENTS =
      "texts of statements, with literals, into the server log";
  private static final String VALUES = "bound values, into the server log";

  /** What each setting writes, and with which values it writes nothing. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("log_statement", STATEMENTS, "none", Set.of("none")),
          new Known("log_min_duration_statement", STATEMENTS, "-1", Set.of("-1")),
          new Known("log_min_duration_sample", STATEMENTS, "-1", Set.of("-1")),
          new Known("log_transaction_sample_rate", STATEMENTS, "0", Set.of("0")),
          new Known(
              "log_min_error_statement",
              "texts of statements that failed, with literals, into the server log",
              "panic",
              Set.of("panic", "fatal")),
          new Known("debug_print_parse", STATEMENTS, "off", Set.of("off")),
          new Known("debug_print_rewritten", STATEMENTS, "off", Set.of("off")),
          new Known("debug_print_plan", STATEMENTS, "off", Set.of("off")),
          new Known("auto_explain.log_min_duration", STATEMENTS, "-1", Set.of("-1")),
          new Known("log_parameter_max_length_on_error", VALUES, "0", Set.of("0")));

  /** These write values only beside a statement that is logged. */
  private static final List<Known> BESIDE =
      List.of(
          new Known("log_parameter_max_length", VALUES, "0", Set.of("0")),
          new Known("auto_explain.log_parameter_max_length", VALUES, "0", Set.of("0")));

  private static final Set<String> LOGGING_BOUND =
      Set.of(
          "log_statement",
          "log_min_duration_statement",
          "log_min_duration_sample",
          "log_transaction_sample_rate",
          "auto_explain.log_min_duration");

  private static final String SETTINGS =
      "SELECT name, setting FROM pg_catalog.pg_settings"
          + " WHERE name LIKE 'log%' OR name LIKE 'auto_explain%' OR name LIKE 'debug_print%'";

  private record Known(String name, String writes, String off, Set<String> silent) {
    boolean writes(Map<String, String> settings) {
      String value = settings.get(name);
      return value != null && !silent.contains(value);
    }

    ClearSetting shown(Map<String, String> settings) {
      return new ClearSetting(
          name,
          settings.getOrDefault(name, ""),
          writes,
          "ALTER SYSTEM SET " + name + " = '" + off + "'; SELECT pg_reload_conf()");
    }
  }

  @Override
  public DiskStatus found(Connection connection, DriverPromise promise) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    Rows.of(connection, SETTINGS, row -> settings.put(row.getString(1), row.getString(2)));
    List<ClearSetting> clear = new ArrayList<>();
    add(KNOWN, settings, clear);
    if (clear.stream().anyMatch(each -> LOGGING_BOUND.contains(each.name()))) {
      add(BESIDE, settings, clear);
    }
    return new DiskStatus(
        AtRest.PLAIN,
        "PostgreSQL has no encryption at rest of its own; put its data directory, its archive and its"
            + " backups on encrypted disks, which nobody sees from here",
        clear,
        List.of());
  }

  private static void add(
      List<Known> known, Map<String, String> settings, List<ClearSetting> clear) {
    known.stream()
        .filter(each -> each.writes(settings))
        .map(each -> each.shown(settings))
        .forEach(clear::add);
  }
}
