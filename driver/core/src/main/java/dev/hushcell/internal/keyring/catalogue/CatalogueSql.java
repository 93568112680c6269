package dev.hushcell.internal.keyring.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The SQL of the catalogue in one schema. Types and forms that PostgreSQL, MariaDB, SQL Server and
 * H2 share: bytes are Base64 in VARCHAR, times ISO 8601.
 */
public final class CatalogueSql {
  /** The tables of a catalogue, lower-cased. */
  public static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_manifest");

  private static final String KEY_COLUMNS =
      "key_id, key_uuid, key_state, kek_name, mechanism, wrapped, since_epoch, created_at, mac,"
          + " key_name, key_version";
  private static final String COLUMN_COLUMNS =
      "key_name, search_mode, compare_mode, pad_to, storage_mode, bound_to, type_family,"
          + " type_declared, type_jdbc, type_name, type_precision, type_scale, type_ignorecase,"
          + " column_state, since_epoch, created_at, mac, table_name, column_name";
  private static final String MANIFEST_COLUMNS =
      "catalogue_uuid, format, epoch_no, digest, kek_name, mechanism, wrapped, created_at, mac";

  private final String prefix;

  public CatalogueSql(String quote, String schema) {
    String q = quote.trim();
    this.prefix = q + schema.replace(q, q + q) + q + ".";
  }

  static CatalogueSql of(Connection connection, String schema) throws SQLException {
    return new CatalogueSql(connection.getMetaData().getIdentifierQuoteString(), schema);
  }

  public List<String> creation() {
    return List.of(createKeys(), createColumns(), createManifest());
  }

  private String createKeys() {
    return "CREATE TABLE IF NOT EXISTS "
        + prefix
        + "hushcell_key (key_name VARCHAR(520) NOT NULL, key_version INT NOT NULL,"
        + " key_id INT NOT NULL UNIQUE, key_uuid VARCHAR(36) NOT NULL UNIQUE,"
        + " key_state VARCHAR(16) NOT NULL, kek_name VARCHAR(400) NOT NULL,"
        + " mechanism VARCHAR(100) NOT NULL, wrapped VARCHAR(4000) NOT NULL,"
        + " since_epoch BIGINT NOT NULL, created_at VARCHAR(40) NOT NULL,"
        + " mac VARCHAR(44) NOT NULL, PRIMARY KEY (key_name, key_version))";
  }

  private String createColumns() {
    return "CREATE TABLE IF NOT EXISTS "
        + prefix
        + "hushcell_column (table_name VARCHAR(256) NOT NULL, column_name VARCHAR(256) NOT NULL,"
        + " key_name VARCHAR(520) NOT NULL, search_mode VARCHAR(16) NOT NULL,"
        + " compare_mode VARCHAR(16) NOT NULL, pad_to INT NOT NULL,"
        + " storage_mode VARCHAR(16) NOT NULL, bound_to VARCHAR(1000),"
        + " type_family VARCHAR(32) NOT NULL, type_declared VARCHAR(200) NOT NULL,"
        + " type_jdbc INT NOT NULL, type_name VARCHAR(100) NOT NULL,"
        + " type_precision BIGINT NOT NULL, type_scale INT NOT NULL,"
        + " type_ignorecase SMALLINT NOT NULL, column_state VARCHAR(16) NOT NULL,"
        + " since_epoch BIGINT NOT NULL, created_at VARCHAR(40) NOT NULL,"
        + " mac VARCHAR(44) NOT NULL, PRIMARY KEY (table_name, column_name))";
  }

  private String createManifest() {
    return "CREATE TABLE IF NOT EXISTS "
        + prefix
        + "hushcell_manifest (id INT NOT NULL PRIMARY KEY, catalogue_uuid VARCHAR(36) NOT NULL,"
        + " format INT NOT NULL, epoch_no BIGINT NOT NULL, digest VARCHAR(44) NOT NULL,"
        + " kek_name VARCHAR(400) NOT NULL, mechanism VARCHAR(100) NOT NULL,"
        + " wrapped VARCHAR(4000) NOT NULL, created_at VARCHAR(40) NOT NULL,"
        + " mac VARCHAR(44) NOT NULL)";
  }

  /** Returns the rights that the user of the application needs. */
  public List<String> grants() {
    return TABLES.stream()
        .map(table -> "GRANT SELECT, INSERT, UPDATE ON " + prefix + table + " TO <user>")
        .toList();
  }

  String selectKeys() {
    return "SELECT " + KEY_COLUMNS + " FROM " + prefix + "hushcell_key";
  }

  String selectColumns() {
    return "SELECT " + COLUMN_COLUMNS + " FROM " + prefix + "hushcell_column";
  }

  String selectManifest() {
    return "SELECT " + MANIFEST_COLUMNS + " FROM " + prefix + "hushcell_manifest";
  }

  String lockManifest() {
    return selectManifest() + " FOR UPDATE";
  }

  String insertKey() {
    return insert("hushcell_key", KEY_COLUMNS);
  }

  String insertColumn() {
    return insert("hushcell_column", COLUMN_COLUMNS);
  }

  String insertManifest() {
    return insert("hushcell_manifest", MANIFEST_COLUMNS + ", id");
  }

  String updateColumn() {
    return "UPDATE "
        + prefix
        + "hushcell_column SET "
        + assignments(COLUMN_COLUMNS, 2)
        + " WHERE table_name = ? AND column_name = ?";
  }

  String updateManifest() {
    return "UPDATE "
        + prefix
        + "hushcell_manifest SET epoch_no = ?, digest = ?, mac = ? WHERE id = 1 AND epoch_no = ?";
  }

  private String insert(String table, String columns) {
    int count = columns.split(",").length;
    String marks = "?, ".repeat(count - 1) + "?";
    return "INSERT INTO " + prefix + table + " (" + columns + ") VALUES (" + marks + ")";
  }

  /** Turns all but the last names into assignments; the last ones are for the condition. */
  private static String assignments(String columns, int conditions) {
    List<String> names = List.of(columns.split(", ?"));
    return String.join(" = ?, ", names.subList(0, names.size() - conditions)) + " = ?";
  }
}
