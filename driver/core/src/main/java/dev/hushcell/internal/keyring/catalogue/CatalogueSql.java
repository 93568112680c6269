package dev.hushcell.internal.keyring.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The SQL of the catalogue in one schema. All databases have it in the same form but for the names
 * of types and for locks: bytes are Base64 in text, times ISO 8601.
 */
public final class CatalogueSql {
  /** The tables of a catalogue, lower-cased. */
  public static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");

  private static final List<String> TABLES_OF_FIRST_FORMAT =
      List.of("hushcell_key", "hushcell_column", "hushcell_manifest");

  private static final String KEY_COLUMNS =
      "key_id, key_uuid, key_state, kek_name, mechanism, wrapped, since_epoch, created_at, mac,"
          + " key_name, key_version";
  private static final String COLUMN_COLUMNS =
      "key_name, search_mode, compare_mode, pad_to, storage_mode, bound_to, type_family,"
          + " type_declared, type_jdbc, type_name, type_precision, type_scale, type_ignorecase,"
          + " column_state, since_epoch, created_at, mac, table_name, column_name";
  private static final String EVENT_COLUMNS =
      "event_no, event_kind, subject, key_store, previous, previous_store, due_at, note,"
          + " happened_at, since_epoch, mac";
  private static final String MANIFEST_COLUMNS =
      "catalogue_uuid, format, epoch_no, digest, kek_name, mechanism, wrapped, created_at, mac";

  /** The table of persons who were forgotten; no part of the catalogue, and only where needed. */
  public static final String ERASURES = "hushcell_erasure";

  private static final String ERASURE_COLUMNS =
      "erasure_id, subject, subject_tag, counts, happened_at, mac";

  /** The table of the keys of tenants; under no digest, and only where needed. */
  public static final String TENANTS = "hushcell_tenant";

  private static final String TENANT_COLUMNS =
      "key_name, tenant, key_id, key_uuid, kek_name, mechanism, wrapped, created_at, mac";

  private static final String NUMBERED_MANIFEST = MANIFEST_COLUMNS + ", id";

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
    return format >= Manifest.WITH_EVENTS ? TABLES : TABLES_OF_FIRST_FORMAT;
  }

  /**
   * Returns the statements that make the tables. Their constraints have names: others would get one
   * such as CONSTRAINT_2 from the database, and a migration of the application may use such a name
   * itself.
   */
  public List<String> creation() {
    return List.of(createKeys(), createColumns(), createEvents(), createManifest());
  }

  private String createKeys() {
    return create(
        "hushcell_key",
        text("key_name", 520),
        "key_version INT NOT NULL",
        "key_id INT NOT NULL",
        text("key_uuid", 36),
        text("key_state", 16),
        text("kek_name", 400),
        text("mechanism", 100),
        text("wrapped", 4000),
        "since_epoch BIGINT NOT NULL",
        text("created_at", 40),
        text("mac", 44),
        "CONSTRAINT hushcell_key_id UNIQUE (key_id)",
        "CONSTRAINT hushcell_key_uuid UNIQUE (key_uuid)",
        "CONSTRAINT hushcell_key_pk PRIMARY KEY (key_name, key_version)");
  }

  private String createColumns() {
    return create(
        "hushcell_column",
        text("table_name", 256),
        text("column_name", 256),
        text("key_name", 520),
        text("search_mode", 16),
        text("compare_mode", 16),
        "pad_to INT NOT NULL",
        text("storage_mode", 16),
        "bound_to " + form.text(1000),
        text("type_family", 32),
        text("type_declared", 200),
        "type_jdbc INT NOT NULL",
        text("type_name", 100),
        "type_precision BIGINT NOT NULL",
        "type_scale INT NOT NULL",
        "type_ignorecase SMALLINT NOT NULL",
        text("column_state", 16),
        "since_epoch BIGINT NOT NULL",
        text("created_at", 40),
        text("mac", 44),
        "CONSTRAINT hushcell_column_pk PRIMARY KEY (table_name, column_name)");
  }

  /** Times and notes that are not there are empty texts. */
  public String createEvents() {
    return create(
        "hushcell_event",
        "event_no INT NOT NULL",
        text("event_kind", 16),
        text("subject", 520),
        text("key_store", 1000),
        text("previous", 400),
        text("previous_store", 1000),
        text("due_at", 40),
        text("note", 1000),
        text("happened_at", 40),
        "since_epoch BIGINT NOT NULL",
        text("mac", 44),
        "CONSTRAINT hushcell_event_pk PRIMARY KEY (event_no)");
  }

  private String createManifest() {
    return create(
        "hushcell_manifest",
        "id INT NOT NULL",
        text("catalogue_uuid", 36),
        "format INT NOT NULL",
        "epoch_no BIGINT NOT NULL",
        text("digest", 44),
        text("kek_name", 400),
        text("mechanism", 100),
        text("wrapped", 4000),
        text("created_at", 40),
        text("mac", 44),
        "CONSTRAINT hushcell_manifest_pk PRIMARY KEY (id)");
  }

  private String createErasures() {
    return create(
        ERASURES,
        text("erasure_id", 36),
        text("subject", 100),
        text("subject_tag", 44),
        text("counts", 4000),
        text("happened_at", 40),
        text("mac", 44),
        "CONSTRAINT hushcell_erasure_pk PRIMARY KEY (erasure_id)");
  }

  /** Returns what an administrator runs so that persons can be forgotten. */
  public List<String> erasureDefinition() {
    return List.of(createErasures(), grantErasures());
  }

  private String grantErasures() {
    return "GRANT SELECT, INSERT ON " + prefix + ERASURES + " TO <user>";
  }

  public String selectErasures() {
    return "SELECT " + ERASURE_COLUMNS + " FROM " + prefix + ERASURES + " ORDER BY happened_at";
  }

  public String insertErasure() {
    return insert(ERASURES, ERASURE_COLUMNS);
  }

  /** Returns what an administrator runs so that tenants can have keys. */
  public List<String> tenantDefinition() {
    return List.of(
        create(
            TENANTS,
            text("key_name", 200),
            text("tenant", 100),
            text("tenant_folded", 100),
            "key_id INT NOT NULL",
            text("key_uuid", 36),
            text("kek_name", 400),
            text("mechanism", 100),
            text("wrapped", 4000),
            text("created_at", 40),
            text("mac", 44),
            "CONSTRAINT hushcell_tenant_id UNIQUE (key_id)",
            "CONSTRAINT hushcell_tenant_pk PRIMARY KEY (key_name, tenant_folded)"),
        "GRANT SELECT, INSERT, UPDATE ON " + prefix + TENANTS + " TO <user>");
  }

  /**
   * Asks for records of tenants.
   *
   * @param condition on some of their columns; empty for all
   */
  public String selectTenants(String condition) {
    String where = condition.isEmpty() ? "" : " WHERE " + condition;
    return "SELECT " + TENANT_COLUMNS + " FROM " + prefix + TENANTS + where;
  }

  public String insertTenant() {
    return insert(TENANTS, TENANT_COLUMNS + ", tenant_folded");
  }

  public String updateTenant() {
    return "UPDATE "
        + prefix
        + TENANTS
        + " SET kek_name = ?, mechanism = ?, wrapped = ?, mac = ? WHERE key_id = ? AND mac = ?";
  }

  private String text(String column, int length) {
    return column + " " + form.text(length) + " NOT NULL";
  }

  private String create(String table, String... definitions) {
    return form.create(prefix + table, String.join(", ", definitions));
  }

  public List<String> grants() {
    return TABLES.stream()
        .map(table -> "GRANT SELECT, INSERT, UPDATE ON " + prefix + table + " TO <user>")
        .toList();
  }

  /** Returns all that an administrator runs: the tables, and the rights to them. */
  public List<String> definition() {
    return Stream.concat(creation().stream(), grants().stream()).toList();
  }

  /** Asks for the clock of the database; the manifest is there for a FROM that all know. */
  String selectTime() {
    return "SELECT " + form.now() + " FROM " + prefix + "hushcell_manifest";
  }

  String selectManifest() {
    return "SELECT " + NUMBERED_MANIFEST + " FROM " + prefix + "hushcell_manifest";
  }

  String lockManifest() {
    return form.locked(NUMBERED_MANIFEST, prefix + "hushcell_manifest");
  }

  /** Asks for all rows of one of the tables. */
  String select(String table) {
    String order = table.equals("hushcell_event") ? " ORDER BY event_no" : "";
    return "SELECT " + columns(table) + " FROM " + prefix + table + order;
  }

  String insert(String table) {
    return insert(table, columns(table));
  }

  private static String columns(String table) {
    return switch (table) {
      case "hushcell_key" -> KEY_COLUMNS;
      case "hushcell_column" -> COLUMN_COLUMNS;
      case "hushcell_event" -> EVENT_COLUMNS;
      // An export has no number: nothing would vouch for it, and there is one row only.
      default -> MANIFEST_COLUMNS;
    };
  }

  String delete(String table) {
    return "DELETE FROM " + prefix + table;
  }

  String insertManifest() {
    return insert("hushcell_manifest", NUMBERED_MANIFEST);
  }

  String updateKey() {
    return "UPDATE "
        + prefix
        + "hushcell_key SET "
        + assignments(KEY_COLUMNS, 2)
        + " WHERE key_name = ? AND key_version = ?";
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
        + "hushcell_manifest SET format = ?, epoch_no = ?, digest = ?, kek_name = ?,"
        + " mechanism = ?, wrapped = ?, mac = ? WHERE id = 1 AND epoch_no = ?";
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
