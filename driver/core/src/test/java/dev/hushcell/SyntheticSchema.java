package dev.hushcell;

import dev.hushcell.discovery.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a made-up company with more than 60 columns, of which it is said what each holds: some
 * by name only, some by content only, some that look like one or the other and are neither.
 */
final class SyntheticSchema {
  static final int ROWS = 30;

  private final String mark;
  private final Map<String, Map<String, Column>> tables = new LinkedHashMap<>();

  private record Column(String type, @Nullable Kind kind, IntFunction<@Nullable Object> value) {}

  SyntheticSchema(String mark) {
    this.mark = mark;
    customer();
    account();
    employee();
    order();
    misleading();
  }

  private void add(
      String column, String type, @Nullable Kind kind, IntFunction<@Nullable Object> value) {
    int dot = column.indexOf('.');
    tables
        .computeIfAbsent(column.substring(0, dot), name -> new LinkedHashMap<>())
        .put(column.substring(dot + 1), new Column(type, kind, value));
  }

  private void customer() {
    add("customer.id", "int primary key", null, i -> i);
    add("customer.name", "varchar(80)", null, i -> "Name " + i);
    add("customer.email", "varchar(90) unique", Kind.EMAIL, i -> mark + i + "@example.com");
    add("customer.telefon", "varchar(40)", Kind.PHONE, i -> "030 / 9018" + (10 + i));
    add("customer.contact1", "varchar(40)", Kind.PHONE, i -> "+49 30 9018" + (10 + i));
    add("customer.street", "varchar(80)", Kind.ADDRESS, i -> mark + " road " + i);
    add("customer.city", "varchar(80)", null, i -> "Town " + i);
    add("customer.geburtsdatum", "date", Kind.BIRTHDAY, i -> "1980-01-0" + (1 + i % 9));
    add("customer.iban", "varchar(40)", Kind.IBAN, i -> "DE89 3704 0044 0532 0130 00");
    add("customer.payment_ref", "varchar(40)", Kind.IBAN, i -> "GB82WEST12345698765432");
    add("customer.steuernummer", "varchar(20)", Kind.TAX_ID, i -> "86095742719");
    add("customer.note", "varchar(200)", null, i -> "Called on day " + i);
    add("customer.email_verified", "boolean", null, i -> true);
    add("customer.email_verified_at", "timestamp", null, i -> "2024-01-01 10:00:00");
    add("customer.phone_type", "varchar(10)", null, i -> "mobile");
    add("customer.address_id", "int", null, i -> i);
  }

  private void account() {
    add("account.id", "int primary key", null, i -> i);
    add("account.username", "varchar(40)", null, i -> "user" + i);
    add("account.login", "varchar(90)", Kind.EMAIL, i -> i + mark + "@example.org");
    add("account.password_hash", "varchar(100)", Kind.PASSWORD, i -> bcrypt(i));
    add("account.credential", "varchar(100)", Kind.PASSWORD, i -> bcrypt(i + 50));
    add("account.pin", "varchar(6)", Kind.PASSWORD, i -> "1234" + (10 + i % 80));
    add("account.api_token", "varchar(80)", Kind.TOKEN, i -> mark + "-token-" + i);
    add(
        "account.remember_me",
        "varchar(200)",
        Kind.TOKEN,
        i -> "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI" + i + "xIn0.c2lnbmF0dXJl");
    add("account.public_key", "varchar(200)", null, i -> "ssh-ed25519 AAAA" + i);
    add("account.password_changed_at", "timestamp", null, i -> "2024-01-01 10:00:00");
    add("account.token_count", "int", null, i -> i);
    add("account.last_ip_address", "varchar(40)", null, i -> "192.0.2." + i);
    add("account.session_uuid", "uuid", null, i -> "d9b2d63d-a233-4123-847a-7090a6f3c9f1");
    add("account.status", "varchar(10)", null, i -> "active");
    add("account.locale", "varchar(10)", null, i -> "de_DE");
  }

  private static String bcrypt(int i) {
    return "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17l" + (100 + i);
  }

  private void employee() {
    add("employee.id", "int primary key", null, i -> i);
    add("employee.first_name", "varchar(40)", null, i -> "First " + i);
    add("employee.correo_electronico", "varchar(90)", Kind.EMAIL, i -> null);
    add("employee.codice_fiscale", "varchar(16)", Kind.TAX_ID, i -> "RSSMRA85T10A562S");
    add("employee.ssn", "varchar(11)", Kind.TAX_ID, i -> "078-05-11" + (20 + i));
    add("employee.field_7", "varchar(20)", Kind.TAX_ID, i -> "529.982.247-25");
    add("employee.salary", "decimal(10,2)", Kind.SENSITIVE, i -> 50_000 + i);
    add("employee.religion", "varchar(20)", Kind.SENSITIVE, i -> mark + i);
    add("employee.reisepass", "varchar(20)", Kind.DOCUMENT, i -> "C01X0006H" + i);
    add("employee.handy", "varchar(30)", Kind.PHONE, i -> "0171 23456" + (10 + i));
    add("employee.mot_de_passe", "varchar(60)", Kind.PASSWORD, i -> mark + "pass" + i);
    add("employee.department", "varchar(40)", null, i -> "Sales");
    add("employee.hired_on", "date", null, i -> "2020-01-01");
    add("employee.is_active", "boolean", null, i -> true);
    add("employee.birthplace", "varchar(40)", null, i -> "Town");
  }

  private void order() {
    add("purchase.id", "int primary key", null, i -> i);
    add("purchase.customer_id", "int", null, i -> i);
    add("purchase.number", "varchar(20)", null, i -> "2024-000" + i);
    add("purchase.card_number", "varchar(19)", Kind.CARD, i -> "4111 1111 1111 1111");
    add("purchase.instrument", "bigint", Kind.CARD, i -> 5_500_000_000_000_004L);
    add("purchase.card_type", "varchar(10)", null, i -> "visa");
    add("purchase.lieferadresse", "varchar(100)", Kind.ADDRESS, i -> null);
    add("purchase.total", "decimal(10,2)", null, i -> i);
    add("purchase.currency", "char(3)", null, i -> "EUR");
    add("purchase.created_at", "timestamp", null, i -> "2024-01-01 10:00:00");
  }

  private void misleading() {
    add("device.id", "bigint primary key", null, i -> 1_700_000_000_000L + 37L * i);
    add("device.serial", "varchar(20)", null, i -> "SN-" + (100_000 + i));
    add("device.mac_address", "varchar(20)", null, i -> "00:00:5e:00:53:" + (10 + i));
    add("device.checksum", "char(64)", null, i -> "ab".repeat(32));
    add(
        "device.ean",
        "varchar(13)",
        null,
        i -> String.format(Locale.ROOT, "%013d", 4_006_381_000_000L + 11L * i));
    add("device.version", "varchar(10)", null, i -> "1.2." + i);
    add("device.mail_server", "varchar(40)", null, i -> "smtp.example.com");
    add("device.compass", "varchar(10)", null, i -> "north");
    add("device.passengers", "int", null, i -> i);
    add("device.seen_at", "varchar(30)", null, i -> "2024-01-01T10:00:" + (10 + i));
  }

  /** Creates the tables and fills each with {@link #ROWS} rows. */
  void create(Connection connection) throws SQLException {
    for (Map.Entry<String, Map<String, Column>> table : tables.entrySet()) {
      StringBuilder columns = new StringBuilder();
      table
          .getValue()
          .forEach(
              (name, column) ->
                  columns
                      .append(columns.isEmpty() ? "" : ", ")
                      .append(name)
                      .append(' ')
                      .append(column.type()));
      Sandbox.run(connection, "create table " + table.getKey() + "(" + columns + ")");
      fill(connection, table.getKey(), table.getValue());
    }
    Sandbox.run(connection, "create index by_phone on customer(telefon)");
  }

  private static void fill(Connection connection, String table, Map<String, Column> columns)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values(" + marks + ")")) {
      for (int row = 0; row < ROWS; row++) {
        int at = 1;
        for (Column column : columns.values()) {
          insert.setObject(at++, column.value().apply(row));
        }
        insert.executeUpdate();
      }
    }
  }

  /** Returns what a scan should find, by {@code table.column}. */
  Map<String, Kind> expected() {
    Map<String, Kind> expected = new TreeMap<>();
    tables.forEach(
        (table, columns) ->
            columns.forEach(
                (name, column) -> {
                  if (column.kind() != null) {
                    expected.put(table + "." + name, column.kind());
                  }
                }));
    return expected;
  }
}
