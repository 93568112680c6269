package dev.hushcell.internal.dialect.mysql;

import java.util.List;

/**
 * What one of the two databases calls what it encrypts.
 *
 * @param tablespaces the query for how many there are, and how many are encrypted; needs PROCESS
 * @param logs switches of the logs of transactions
 * @param binlog the switch of the binary log
 * @param remedy how to encrypt
 */
record DiskWords(String tablespaces, List<String> logs, String binlog, String remedy) {
  /** The server makes temporary tablespaces at each start; they have a switch of their own. */
  private static final DiskWords MARIADB =
      new DiskWords(
          "SELECT COUNT(*), COALESCE(SUM(e.ENCRYPTION_SCHEME <> 0 AND e.MIN_KEY_VERSION > 0"
              + " AND e.ROTATING_OR_FLUSHING = 0), 0) FROM information_schema.INNODB_SYS_TABLESPACES s"
              + " LEFT JOIN information_schema.INNODB_TABLESPACES_ENCRYPTION e ON e.SPACE = s.SPACE"
              + " WHERE s.NAME NOT LIKE 'innodb_temporary%'",
          List.of("innodb_encrypt_log"),
          "encrypt_binlog",
          "with a key management plugin: innodb_encrypt_tables = FORCE, innodb_encrypt_log = ON,"
              + " encrypt_binlog = ON in the options of the server");

  private static final DiskWords MYSQL =
      new DiskWords(
          "SELECT COUNT(*), COALESCE(SUM(ENCRYPTION = 'Y'), 0)"
              + " FROM information_schema.INNODB_TABLESPACES WHERE NAME <> 'innodb_temporary'",
          List.of("innodb_redo_log_encrypt", "innodb_undo_log_encrypt"),
          "binlog_encryption",
          "with a keyring component: default_table_encryption = ON, innodb_redo_log_encrypt = ON,"
              + " innodb_undo_log_encrypt = ON, binlog_encryption = ON, and ALTER TABLE … ENCRYPTION ="
              + " 'Y' for tables that are there, also of the schema mysql");

  static DiskWords of(Flavour flavour) {
    return switch (flavour) {
      case MYSQL -> MYSQL;
      case MARIADB -> MARIADB;
    };
  }
}
