package dev.hushcell.internal.keyring.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SQL of the catalogue in one schema. All databases have it in the same form but for the names
 * of types and for locks: bytes are Base64 in text, times ISO 8601.
 */
public final class CatalogueSql {
  /** The tables of a catalogue, lower-cased. */
  public static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");

  /** The table of persons who were forgotten; no part of the catalogue, and only where needed. */
  public static final String ERASURES = "hushcell_erasure";

  /** The table of the keys of tenants; under no digest, and only where needed. */
  public static final String TENANTS = "hushcell_tenant";

  /**
   * What tables consist of; times and notes of events that are not there are empty texts.
   * Constraints have names: others would get one such as CONSTRAINT_2 from the database, and a
   * migration of the application may use such a name itself.
   */
  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "hushcell_key",
          "key_name TEXT(520) NOT NULL, key_version INT NOT NULL, key_id INT NOT NULL,"
              + " key_uuid TEXT(36) NOT NULL, key_state TEXT(16) NOT NULL,"
              + " kek_name TEXT(400) NOT NULL, mechanism TEXT(100) NOT NULL,"
              + " wrapped TEXT(4000) NOT NULL, since_epoch BIGINT NOT NULL,"
              + " created_at TEXT(40) NOT NULL, mac TEXT(44) NOT NULL,"
              + " CONSTRAINT hushcell_key_id UNIQUE (key_id),"
              + " CONSTRAINT hushcell_key_uuid UNIQUE (key_uuid),"
              + " CONSTRAINT hushcell_key_pk PRIMARY KEY (key_name, key_version)",
          "hushcell_column",
          "table_name TEXT(256) NOT NULL, column_name TEXT(256) NOT NULL,"
              + " key_name TEXT(520) NOT NULL, search_mode TEXT(16) NOT NULL,"
              + " compare_mode TEXT(16) NOT NULL, pad_to INT NOT NULL,"
              + " storage_mode TEXT(16) NOT NULL, bound_to TEXT(1000),"
              + " type_family TEXT(32) NOT NULL, type_declared TEXT(200) NOT NULL,"
              + " type_jdbc INT NOT NULL, type_name TEXT(100) NOT NULL,"
              + " type_precision BIGINT NOT NULL, type_scale INT NOT NULL,"
              + " type_ignorecase SMALLINT NOT NULL, column_state TEXT(16) NOT NULL,"
              + " since_epoch BIGINT NOT NULL, created_at TEXT(40) NOT NULL, mac TEXT(44) NOT NULL,"
              + " CONSTRAINT hushcell_column_pk PRIMARY KEY (table_name, column_name)",
          "hushcell_event",
          "event_no INT NOT NULL, event_kind TEXT(16) NOT NULL, subject TEXT(520) NOT NULL,"
              + " key_store TEXT(1000) NOT NULL, previous TEXT(400) NOT NULL,"
              + " previous_store TEXT(1000) NOT NULL, due_at TEXT(40) NOT NULL,"
              + " note TEXT(1000) NOT NULL, happened_at TEXT(40) NOT NULL,"
              + " since_epoch BIGINT NOT NULL, mac TEXT(44) NOT NULL,"
              + " CONSTRAINT hushcell_event_pk PRIMARY KEY (event_no)",
          "hushcell_manifest",
          "id INT NOT NULL, catalogue_uuid TEXT(36) NOT NULL, format INT NOT NULL,"
              + " epoch_no BIGINT NOT NULL, digest TEXT(44) NOT NULL, kek_name TEXT(400) NOT NULL,"
              + " mechanism TEXT(100) NOT NULL, wrapped TEXT(4000) NOT NULL,"
              + " created_at TEXT(40) NOT NULL, mac TEXT(44) NOT NULL,"
              + " CONSTRAINT hushcell_manifest_pk PRIMARY KEY (id)",
          ERASURES,
          "erasure_id TEXT(36) NOT NULL, subject TEXT(100) NOT NULL,"
              + " subject_tag TEXT(44) NOT NULL, counts TEXT(4000) NOT NULL,"
              + " happened_at TEXT(40) NOT NULL, mac TEXT(44) NOT NULL,"
              + " CONSTRAINT hushcell_erasure_pk PRIMARY KEY (erasure_id)",
          TENANTS,
          "key_name TEXT(200) NOT NULL, tenant TEXT(100) NOT NULL,"
              + " tenant_folded TEXT(100) NOT NULL, key_id INT NOT NULL,"
              + " key_uuid TEXT(36) NOT NULL, kek_name TEXT(400) NOT NULL,"
              + " mechanism TEXT(100) NOT NULL, wrapped TEXT(4000) NOT NULL,"
              + " created_at TEXT(40) NOT NULL, mac TEXT(44) NOT NULL,"
              + " CONSTRAINT hushcell_tenant_id UNIQUE (key_id),"
              + " CONSTRAINT hushcell_tenant_pk PRIMARY KEY (key_name, tenant_folded)");

  private static final Pattern TEXT = Pattern.compile("TEXT\\(([0-9]+)\\)");

  /** What is read of tables, and exported. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "hushcell_key",
          "key_id, key_uuid, key_state, kek_name, mechanism, wrapped, since_epoch, created_at, mac,"
              + " key_name, key_version",
          "hushcell_column",
          "key_name, search_mode, compare_mode, pad_to, storage_mode, bound_to, type_family,"
              + " type_declared, type_jdbc, type_name, type_precision, type_scale, type_ignorecase,"
              + " column_state, since_epoch, created_at, mac, table_name, column_name",
          "hushcell_event",
          "event_no, event_kind, subject, key_store, previous, previous_store, due_at, note,"
              + " happened_at, since_epoch, mac",
          // An export has no number: nothing would vouch for it, and there is one row only.
          "hushcell_manifest",
          "catalogue_uuid, format, epoch_no, digest, kek_name, mechanism, wrapped, created_at, mac",
          ERASURES,
          "erasure_id, subject, subject_tag, counts, happened_at, mac",
          TENANTS,
          "key_name, tenant, key_id, key_uuid, kek_name, mechanism, wrapped, created_at, mac");

  private final String prefix;
  private final CatalogueForm form;

  public CatalogueSql(String quote, String schema, CatalogueForm form) {
    String q = quote.trim();
    this.form = form;
    this.prefix = q + schema.replace(q, q + q) + q + ".";
  }

  public static CatalogueSql of(Connection connection, String schema, CatalogueForm form)
      throws SQLException {
    return new CatalogueSql(connection.getMetaData().getIdentifierQuoteString(), schema, form);
  }

  public static List<String> tables(int format) {
    return format >= Manifest.WITH_EVENTS
        ? TABLES
        : TABLES.stream().filter(table -> !table.equals("hushcell_event")).toList();
  }

  public List<String> creation() {
    return TABLES.stream().map(this::create).toList();
  }

  public String create(String table) {
    String definitions =
        TEXT.matcher(Objects.requireNonNull(DEFINITIONS.get(table)))
            .replaceAll(
                text -> Matcher.quoteReplacement(form.text(Integer.parseInt(text.group(1)))));
    return form.create(prefix + table, definitions);
  }

  public List<String> grants() {
    return TABLES.stream().map(this::grant).toList();
  }

  private String grant(String table) {
    String rights = table.equals(ERASURES) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE";
    return "GRANT " + rights + " ON " + prefix + table + " TO <user>";
  }

  /** Returns all that an administrator runs: the tables, and the rights to them. */
  public List<String> definition() {
    return Stream.concat(creation().stream(), grants().stream()).toList();
  }

  /** Returns what an administrator runs for a table beside the catalogue. */
  public List<String> definition(String table) {
    return List.of(create(table), grant(table));
  }

  /** Asks for the clock of the database; the manifest is there for a FROM that all know. */
  String selectTime() {
    return "SELECT " + form.now() + " FROM " + prefix + "hushcell_manifest";
  }

  String selectManifest() {
    return "SELECT " + numberedManifest() + " FROM " + prefix + "hushcell_manifest";
  }

  String lockManifest() {
    return form.locked(numberedManifest(), prefix + "hushcell_manifest");
  }

  private static String numberedManifest() {
    return columns("hushcell_manifest") + ", id";
  }

  /** Asks for all rows of one of the tables. */
  String select(String table) {
    return select(table, table.equals("hushcell_event") ? " ORDER BY event_no" : "");
  }

  /** Asks for rows of a table, as the rest of the query says. */
  public String select(String table, String rest) {
    return "SELECT " + columns(table) + " FROM " + prefix + table + rest;
  }

  private static String columns(String table) {
    return Objects.requireNonNull(COLUMNS.get(table));
  }

  public String insert(String table) {
    return insert(table, written(table));
  }

  /** Returns the columns of what is written; last of them, those that tell rows apart. */
  private static String written(String table) {
    return switch (table) {
      case "hushcell_key" ->
          "key_id, key_uuid, key_state, since_epoch, kek_name, mechanism, wrapped, created_at, mac,"
              + " key_name, key_version";
      case TENANTS -> columns(table) + ", tenant_folded";
      default -> columns(table);
    };
  }

  String delete(String table) {
    return "DELETE FROM " + prefix + table;
  }

  String insertManifest() {
    return insert("hushcell_manifest", numberedManifest());
  }

  /** Returns how many of the first fields of a row tell which row of the table it is. */
  static int identifying(String table) {
    return table.equals("hushcell_event") ? 0 : 2;
  }

  String update(String table) {
    List<String> names = List.of(written(table).split(", "));
    int last = names.size() - identifying(table);
    return "UPDATE "
        + prefix
        + table
        + " SET "
        + String.join(" = ?, ", names.subList(0, last))
        + " = ? WHERE "
        + String.join(" = ? AND ", names.subList(last, names.size()))
        + " = ?";
  }

  String updateManifest() {
    return "UPDATE "
        + prefix
        + "hushcell_manifest SET format = ?, epoch_no = ?, digest = ?, kek_name = ?,"
        + " mechanism = ?, wrapped = ?, mac = ? WHERE id = 1 AND epoch_no = ?";
  }

  public String updateTenant() {
    return "UPDATE "
        + prefix
        + TENANTS
        + " SET kek_name = ?, mechanism = ?, wrapped = ?, mac = ? WHERE key_id = ? AND mac = ?";
  }

  private String insert(String table, String columns) {
    int count = columns.split(",").length;
    String marks = "?, ".repeat(count - 1) + "?";
    return "INSERT INTO " + prefix + table + " (" + columns + ") VALUES (" + marks + ")";
  }
}
