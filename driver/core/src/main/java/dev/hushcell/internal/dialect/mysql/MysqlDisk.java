package dev.hushcell.internal.dialect.mysql;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The disk of MySQL and MariaDB: tablespaces, logs of transactions, logs of statements. */
final class MysqlDisk implements DiskExam {
  private static final String VARIABLES =
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('general_log', 'slow_query_log', 'log_bin',"
          + " 'binlog_format', 'encrypt_binlog', 'binlog_encryption', 'innodb_encrypt_log',"
          + " 'innodb_redo_log_encrypt', 'innodb_undo_log_encrypt', 'encrypt_tmp_files',"
          + " 'encrypt_tmp_disk_tables', 'aria_encrypt_tables', 'server_audit_logging',"
          + " 'innodb_encrypt_temporary_tables',"
          + " 'log_output')";

  /** Switches for the files of tables that are no others, and how to turn them on. */
  private static final Map<String, String> OF_FILES =
      new TreeMap<>(
          Map.of(
              "aria_encrypt_tables", "SET GLOBAL aria_encrypt_tables = ON",
              "encrypt_tmp_disk_tables", "SET GLOBAL encrypt_tmp_disk_tables = ON",
              "encrypt_tmp_files", "encrypt_tmp_files = ON in the options of the server",
              "innodb_encrypt_temporary_tables",
                  "innodb_encrypt_temporary_tables = ON in the options of the server"));

  private static final String RIGHT = "GRANT PROCESS ON *.* TO <user>";

  private final Words words;

  MysqlDisk(Flavour flavour) {
    this.words = Words.of(flavour);
  }

  @Override
  public DiskStatus found(Connection connection, DriverPromise promise) throws SQLException {
    Map<String, String> found = new HashMap<>();
    Rows.of(
        connection,
        VARIABLES,
        row -> found.put(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)));
    Variables variables = new Variables(found);
    List<String> unseen = new ArrayList<>();
    Optional<Tablespaces> spaces = tablespaces(connection, unseen);
    return new DiskStatus(
        atRest(spaces, variables), reason(spaces, variables), clear(variables), unseen);
  }

  /** The global variables that matter. */
  private record Variables(Map<String, String> values) {
    boolean isOn(String name) {
      String value = values.getOrDefault(name, "OFF");
      return value.equalsIgnoreCase("ON") || value.equals("1");
    }

    boolean isThereAndOff(String name) {
      return values.containsKey(name) && !isOn(name);
    }
  }

  /** How many tablespaces there are, and how many of them are encrypted. */
  private record Tablespaces(long all, long encrypted) {}

  private Optional<Tablespaces> tablespaces(Connection connection, List<String> unseen) {
    try {
      return Rows.first(
          connection, words.tablespaces(), row -> new Tablespaces(row.getLong(1), row.getLong(2)));
    } catch (SQLException withoutTheRight) {
      unseen.add("which tablespaces are encrypted: " + RIGHT);
      return Optional.empty();
    }
  }

  private AtRest atRest(Optional<Tablespaces> spaces, Variables variables) {
    if (spaces.isEmpty()) {
      return AtRest.UNKNOWN;
    }
    boolean all = spaces.get().all() > 0 && spaces.get().encrypted() == spaces.get().all();
    if (all && openLogs(variables).isEmpty()) {
      return AtRest.ENCRYPTED;
    }
    return spaces.get().encrypted() > 0 ? AtRest.PARTLY : AtRest.PLAIN;
  }

  private List<String> openLogs(Variables variables) {
    List<String> open = new ArrayList<>(words.logs());
    open.removeIf(variables::isOn);
    if (variables.isOn("log_bin") && !variables.isOn(words.binlog())) {
      open.add(words.binlog());
    }
    return open;
  }

  private String reason(Optional<Tablespaces> spaces, Variables variables) {
    String tables =
        spaces
            .map(each -> each.encrypted() + " of " + each.all() + " tablespaces are encrypted")
            .orElse("which tablespaces are encrypted is not seen: " + RIGHT);
    List<String> open = openLogs(variables);
    String logs = open.isEmpty() ? "" : "; off: " + String.join(", ", open);
    return tables + logs + "; " + words.remedy();
  }

  private static List<ClearSetting> clear(Variables variables) {
    List<ClearSetting> clear = new ArrayList<>();
    if (variables.isOn("general_log")) {
      clear.add(on("general_log", "every statement, with literals, into its log"));
    }
    if (variables.isOn("slow_query_log")) {
      clear.add(on("slow_query_log", "slow statements, with literals, into its log"));
    }
    if (variables.isOn("server_audit_logging")) {
      clear.add(on("server_audit_logging", "statements, into the log of the audit plugin"));
    }
    String format = variables.values().getOrDefault("binlog_format", "ROW");
    if (variables.isOn("log_bin") && !format.equalsIgnoreCase("ROW")) {
      clear.add(
          new ClearSetting(
              "binlog_format",
              format,
              "statements that change rows, with literals, into the binary log",
              "SET GLOBAL binlog_format = 'ROW'"));
    }
    OF_FILES.forEach(
        (name, remedy) -> {
          if (variables.isThereAndOff(name)) {
            clear.add(
                new ClearSetting(
                    name, "OFF", "rows of temporary or system tables, into files", remedy));
          }
        });
    return clear;
  }

  private static ClearSetting on(String name, String writes) {
    return new ClearSetting(name, "ON", writes, "SET GLOBAL " + name + " = OFF");
  }

  /**
   * What one of the two databases calls what it encrypts.
   *
   * @param tablespaces the query for how many there are, and how many are encrypted; needs PROCESS
   * @param logs switches of the logs of transactions
   * @param binlog the switch of the binary log
   * @param remedy how to encrypt
   */
  private record Words(String tablespaces, List<String> logs, String binlog, String remedy) {
    /** The server makes temporary tablespaces at each start; they have a switch of their own. */
    private static final Words MARIADB =
        new Words(
            "SELECT COUNT(*), COALESCE(SUM(e.ENCRYPTION_SCHEME <> 0 AND e.MIN_KEY_VERSION > 0"
                + " AND e.ROTATING_OR_FLUSHING = 0), 0) FROM information_schema.INNODB_SYS_TABLESPACES s"
                + " LEFT JOIN information_schema.INNODB_TABLESPACES_ENCRYPTION e ON e.SPACE = s.SPACE"
                + " WHERE s.NAME NOT LIKE 'innodb_temporary%'",
            List.of("innodb_encrypt_log"),
            "encrypt_binlog",
            "with a key management plugin: innodb_encrypt_tables = FORCE, innodb_encrypt_log = ON,"
                + " encrypt_binlog = ON in the options of the server");

    private static final Words MYSQL =
        new Words(
            "SELECT COUNT(*), COALESCE(SUM(ENCRYPTION = 'Y'), 0)"
                + " FROM information_schema.INNODB_TABLESPACES WHERE NAME <> 'innodb_temporary'",
            List.of("innodb_redo_log_encrypt", "innodb_undo_log_encrypt"),
            "binlog_encryption",
            "with a keyring component: default_table_encryption = ON, innodb_redo_log_encrypt = ON,"
                + " innodb_undo_log_encrypt = ON, binlog_encryption = ON, and ALTER TABLE … ENCRYPTION ="
                + " 'Y' for tables that are there, also of the schema mysql");

    static Words of(Flavour flavour) {
      return switch (flavour) {
        case MYSQL -> MYSQL;
        case MARIADB -> MARIADB;
      };
    }
  }
}
