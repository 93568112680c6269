package dev.hushcell.contract;

import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customers with orders, lines of orders and messages, of whom one is to be forgotten. */
final class ErasingScene {
  /** Who is to be forgotten. */
  static final String NAME = "1947114711";

  /** More than fit into two transactions. */
  static final int MESSAGES = 1100;

  /** Each table, in an order in which rows can be inserted. */
  static final List<String> TABLES = List.of("customer", "orders", "line", "message");

  static final String SUBJECT =
      """
      subject:
        customer_id:
          line: { by: order_id, of: orders.id, delete: true }
          message: { by: customer_id, delete: true }
          orders: { by: customer_id, clear: note }
          customer: { by: id, clear: [ name, phone ], set: { email: gone } }
      """;

  private static final String COLUMNS =
      """
      columns:
        customer.email: { search: equality, compare: exact }
        customer.phone: {}
        orders.note: {}
        message.body: {}
        visit.mail: { search: equality, compare: exact, key: mail }
        seen.mail: { search: equality, compare: exact, key: mail }
      """;

  private ErasingScene() {}

  /** Makes the tables with as many messages of the customer. */
  static Scene of(Server server, Path directory, int messages) throws IOException, SQLException {
    return of(server, directory, messages, SUBJECT);
  }

  /** Makes them with another declaration. */
  static Scene of(Server server, Path directory, int messages, String subject)
      throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server,
            directory,
            COLUMNS
                + subject
                + "erased: '"
                + list(directory)
                + "'\naudit: { file: '"
                + directory.resolve("audit")
                + "' }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table customer (id int primary key, name varchar(40), email varchar(60) not"
              + " null, phone varchar(40))",
          "create table orders (id int primary key, customer_id int not null, note varchar(60),"
              + " foreign key (customer_id) references customer (id))",
          "create table line (id int primary key, order_id int not null, remark varchar(60),"
              + " foreign key (order_id) references orders (id))",
          "create table message (id int primary key, customer_id int not null, body varchar(60))");
      fill(ours, messages);
    }
    return scene;
  }

  static Path list(Path directory) {
    return directory.resolve("erased");
  }

  private static void fill(Connection ours, int messages) throws SQLException {
    ours.setAutoCommit(false);
    insert(
        ours,
        "customer",
        List.of(
            List.of(1947114711, "Ada L.", "ada@example.com", "555-4711"),
            List.of(4712, "Grace H.", "grace@example.com", "555-4712")));
    insert(
        ours,
        "orders",
        List.of(
            List.of(1, 1947114711, "ring twice"),
            List.of(2, 1947114711, ""),
            List.of(3, 4712, "leave")));
    insert(
        ours, "line", List.of(List.of(1, 1, "blue"), List.of(2, 2, "red"), List.of(3, 3, "green")));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 1; i <= messages; i++) {
      rows.add(List.of(i, 1947114711, "from ada " + i));
    }
    rows.add(List.of(messages + 1, 4712, "from grace"));
    insert(ours, "message", rows);
    ours.commit();
  }

  private static void insert(Connection ours, String table, List<List<Object>> rows)
      throws SQLException {
    String marks = "?, ".repeat(rows.get(0).size() - 1) + "?";
    try (PreparedStatement insert =
        ours.prepareStatement("insert into " + table + " values (" + marks + ")")) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
  }

  /** Returns all rows of all tables as they are stored: a backup. */
  static Map<String, List<List<Object>>> saved(Scene scene) throws SQLException {
    Map<String, List<List<Object>>> all = new TreeMap<>();
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement()) {
      for (String table : TABLES) {
        List<List<Object>> saved = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          while (rows.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              row.add(rows.getObject(i));
            }
            saved.add(row);
          }
        }
        all.put(table, saved);
      }
    }
    return all;
  }

  /** Puts a backup back, in which nobody was forgotten. */
  static void restore(Scene scene, Map<String, List<List<Object>>> saved) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, "delete from line", "delete from orders", "delete from message");
      scene.run(plain, "delete from customer", "drop table hushcell_erasure");
      plain.setAutoCommit(false);
      for (String table : TABLES) {
        insert(plain, table, saved.get(table));
      }
      plain.commit();
    }
  }

  /** Returns all rows of all tables as an application sees them. */
  static Map<String, List<String>> rows(Connection connection) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : TABLES) {
      all.put(table, Found.rows(connection, "select * from " + table + " order by id"));
    }
    return all;
  }

  /** Returns what is left when the customer was forgotten. */
  static Map<String, List<String>> forgotten(int messages) {
    return Map.of(
        "customer",
        List.of("4712|Grace H.|grace@example.com|555-4712", "1947114711|null|gone|null"),
        "orders",
        List.of("1|1947114711|null", "2|1947114711|null", "3|4712|leave"),
        "line",
        List.of("3|3|green"),
        "message",
        List.of((messages + 1) + "|4712|from grace"));
  }
}
