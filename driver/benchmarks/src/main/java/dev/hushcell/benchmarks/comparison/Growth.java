package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How costs grow with rows, columns, values, texts, protected tables, connections and threads, on
 * H2 in memory; writes the tables of the page on performance.
 */
public final class Growth {
  private static final String PEOPLE =
      "CREATE TABLE person (id INT PRIMARY KEY, user_name VARCHAR(60), email VARCHAR(60),"
          + " note VARCHAR(60), city VARCHAR(60), balance INT)";
  private static final String PLACES = "CREATE TABLE place (id INT PRIMARY KEY, city VARCHAR(60))";
  private static final List<String> PROTECTED =
      List.of(
          "person.user_name: { search: equality }",
          "person.email: { search: equality }",
          "person.note: {}");
  private static final String ALL =
      "SELECT id, user_name, email, note, city, balance FROM person WHERE ";

  private final Readme page;

  private Growth(Readme page) {
    this.page = page;
  }

  /** Takes the path of the page. */
  public static void main(String[] arguments) throws Exception {
    Growth growth = new Growth(new Readme(Path.of(arguments[0])));
    growth.people();
    growth.columns();
    growth.values();
    growth.tables();
    growth.owners();
    System.exit(0); // H2 may have threads that go on
  }

  private void write(String place, Steps steps) throws IOException {
    page.write("growth " + place, steps.markdown());
    System.out.println(place + "\n" + steps.markdown());
  }

  private void people() throws SQLException, IOException {
    try (Pair pair = new Pair(PROTECTED, List.of(PEOPLE, PLACES))) {
      fill(pair, 10_000);
      rows(pair); // warms up
      write("rows", rows(pair));
      write("texts", texts(pair));
      write("connections", connections(pair));
      write("threads", threads(pair));
    }
  }

  private static void fill(Pair pair, int count) throws SQLException {
    for (boolean ours : new boolean[] {false, true}) {
      try (PreparedStatement insert =
          pair.connection(ours).prepareStatement(Form.PLAIN.insert("person"))) {
        for (int id = 0; id < count; id++) {
          Form.PLAIN.bind(insert, Person.of(id));
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private static Steps rows(Pair pair) throws SQLException, IOException {
    Steps steps = new Steps("rows read by one statement");
    for (int rows : new int[] {1, 10, 100, 1000, 10_000}) {
      steps.add(String.valueOf(rows), ours -> reading(pair, ours, ALL + "id < " + rows));
    }
    return steps;
  }

  /** A statement that is kept, and reads all columns of all its rows. */
  static Work reading(Pair pair, boolean ours, String text) throws SQLException {
    PreparedStatement statement = pair.connection(ours).prepareStatement(text);
    return new Work() {
      @Override
      public int run(int number) throws SQLException {
        return readAll(statement.executeQuery());
      }

      @Override
      public void close() throws SQLException {
        statement.close();
      }
    };
  }

  private static int readAll(ResultSet rows) throws SQLException {
    int length = 0;
    int columns = rows.getMetaData().getColumnCount();
    try (rows) {
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          length += rows.getString(column).length();
        }
      }
    }
    return length;
  }

  private static Steps texts(Pair pair) throws SQLException, IOException {
    Steps steps = new Steps("numbers in `WHERE id IN (…)`");
    for (int count : new int[] {1, 10, 100, 1000}) {
      String same = IntStream.range(0, count).mapToObj(i -> "?").collect(Collectors.joining(", "));
      steps.add(
          count + ", `?`, prepared again",
          ours -> number -> prepared(pair.connection(ours), ALL + "id IN (" + same + ")"));
      steps.add(
          count + ", literals never seen",
          ours -> number -> asked(pair.connection(ours), ALL + "id IN (" + never(count, number)));
    }
    return steps;
  }

  /** Returns numbers of which no row has one, so that only the statement costs something. */
  private static String never(int count, int number) {
    return IntStream.range(0, count)
        .mapToObj(i -> "-" + (number + i))
        .collect(Collectors.joining(", ", "", ")"));
  }

  private static int prepared(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      return statement.getFetchSize();
    }
  }

  private static int asked(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return readAll(statement.executeQuery(text));
    }
  }

  private static Steps connections(Pair pair) throws SQLException, IOException {
    Steps steps = new Steps("a connection is opened, used and closed");
    steps.add("for a plain table", ours -> number -> visit(pair, ours, "SELECT city FROM place"));
    steps.add("for a row with three cells", ours -> number -> visit(pair, ours, ALL + "id = 7"));
    return steps;
  }

  private static int visit(Pair pair, boolean ours, String text) throws SQLException {
    try (Connection connection = pair.open(ours)) {
      return asked(connection, text);
    }
  }

  private static Steps threads(Pair pair) throws SQLException, IOException {
    Steps steps = new Steps("threads, 20 look-ups of each (a connection each)");
    for (int count : new int[] {1, 2, 8, 64}) {
      steps.add(String.valueOf(count), ours -> new Crowd(pair, ours, count, ALL + "id = ?"));
    }
    return steps;
  }

  private void columns() throws SQLException, IOException {
    Steps steps = new Steps("protected columns of 24 characters");
    for (int count : new int[] {1, 2, 4, 8, 16}) {
      measureValues(steps, String.valueOf(count), count, 24);
    }
    write("columns", steps);
  }

  private void values() throws SQLException, IOException {
    Steps steps = new Steps("characters of one protected column");
    for (int length : new int[] {24, 256, 4096, 65_536}) {
      measureValues(steps, String.valueOf(length), 1, length);
    }
    write("values", steps);
  }

  private static void measureValues(Steps steps, String step, int columns, int length)
      throws SQLException, IOException {
    List<Integer> all = IntStream.range(0, columns).boxed().toList();
    String definition =
        all.stream().map(i -> "c" + i + " VARCHAR(100000)").collect(Collectors.joining(", "));
    try (Pair pair =
        new Pair(
            all.stream().map(i -> "wide.c" + i + ": {}").toList(),
            List.of("CREATE TABLE wide (id INT PRIMARY KEY, " + definition + ")"))) {
      String marks = ", ?".repeat(columns);
      String value = "x".repeat(length);
      for (boolean ours : new boolean[] {false, true}) {
        try (PreparedStatement insert =
            pair.connection(ours).prepareStatement("INSERT INTO wide VALUES (1" + marks + ")")) {
          bind(insert, columns, value);
        }
      }
      steps.add(step + ", read", ours -> reading(pair, ours, "SELECT * FROM wide WHERE id = 1"));
      String set = all.stream().map(i -> "c" + i + " = ?").collect(Collectors.joining(", "));
      steps.add(
          step + ", write",
          ours -> updating(pair, ours, "UPDATE wide SET " + set + " WHERE id = 1", columns, value));
    }
  }

  private static Work updating(Pair pair, boolean ours, String text, int columns, String value)
      throws SQLException {
    PreparedStatement statement = pair.connection(ours).prepareStatement(text);
    return new Work() {
      @Override
      public int run(int number) throws SQLException {
        return bind(statement, columns, value);
      }

      @Override
      public void close() throws SQLException {
        statement.close();
      }
    };
  }

  private static int bind(PreparedStatement statement, int columns, String value)
      throws SQLException {
    for (int i = 1; i <= columns; i++) {
      statement.setString(i, value);
    }
    return statement.executeUpdate();
  }

  private void tables() throws SQLException, IOException {
    Steps steps = new Steps("protected tables");
    for (int count : new int[] {1, 10, 100}) {
      List<Integer> all = IntStream.range(0, count).boxed().toList();
      try (Pair pair =
          new Pair(
              all.stream().map(i -> "t" + i + ".c: {}").toList(),
              IntStream.rangeClosed(0, count)
                  .mapToObj(i -> "CREATE TABLE t" + i + " (id INT PRIMARY KEY, c VARCHAR(60))")
                  .toList())) {
        one(pair, count);
        steps.add(
            count + ", row of a protected table, same text again",
            ours -> number -> asked(pair.connection(ours), "SELECT c FROM t0 WHERE id = 1"));
        String plain = "SELECT c FROM t" + count + " WHERE id = 1";
        steps.add(
            count + ", row of a plain table, same text again",
            ours -> number -> asked(pair.connection(ours), plain));
      }
    }
    write("tables", steps);
  }

  private static void one(Pair pair, int count) throws SQLException {
    for (boolean ours : new boolean[] {false, true}) {
      try (Statement statement = pair.connection(ours).createStatement()) {
        statement.execute("INSERT INTO t0 VALUES (1, 'a value')");
        statement.execute("INSERT INTO t" + count + " VALUES (1, 'a value')");
      }
    }
  }

  private void owners() throws SQLException, IOException {
    Steps steps = new Steps("cells of one column");
    owned(new Steps("warming up"), "", "", 1);
    owned(steps, "one key", "", 1);
    owned(steps, "belonging to their rows", Deals.OF_ROWS, 1);
    for (int tenants : new int[] {1, 10, 100}) {
      owned(steps, "keys of tenants: " + tenants, Deals.OF_TENANTS, tenants);
    }
    write("owners", steps);
  }

  private static void owned(Steps steps, String step, String rule, int tenants)
      throws SQLException, IOException {
    try (Deals deals = new Deals(rule, tenants)) {
      steps.add(step + ", 1,000 read", deals::reading);
      steps.add(step + ", one written", deals::writing);
    }
  }
}
