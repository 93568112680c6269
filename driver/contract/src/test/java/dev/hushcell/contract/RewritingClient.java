package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Clients of a table whose columns a job rewrites: they write in every way that a database has, on
 * its own driver and through Hushcell, and a model knows what the rows must be. What is refused
 * changes nothing.
 */
final class RewritingClient {
  private static final String COPIED = "email, name, password";

  /** What the table has of a row. */
  record Person(String email, String name, String password) {
    Person named(String other) {
      return new Person(email, other, password);
    }

    Person with(String other) {
      return new Person(email, name, other);
    }
  }

  /** Writes a row, and says what it is then. */
  interface Way {
    void write(int from, int to) throws SQLException;
  }

  /** How a way is run. */
  interface Runner {
    void run(Way way, int from, int to) throws SQLException;
  }

  private final Connection plain;
  private final Random random;
  private final Map<Integer, Person> rows = new TreeMap<>();
  private final List<Way> ways = new ArrayList<>();
  private final List<String> trail = new ArrayList<>();
  private Runner runner = Way::write;
  private int next;
  private int steps;

  /**
   * Builds it.
   *
   * @param plain a connection that waits for nobody
   * @param people the rows that the table has, with ids from 1 on
   */
  RewritingClient(Connection plain, Random random, List<Person> people) {
    this.plain = plain;
    this.random = random;
    people.forEach(each -> rows.put(++next, each));
    ways.addAll(List.of(this::rename, this::forget, this::set, this::copyValue, this::copyRow));
    ways.addAll(List.of(this::insert, this::delete, this::updateRowOfResult));
  }

  /** Adds ways that a database has beside the usual ones. */
  void also(List<Way> more) {
    ways.addAll(more);
  }

  /** Runs what it writes in another way from now on. */
  void runBy(Runner other) {
    runner = other;
  }

  Connection plain() {
    return plain;
  }

  int steps() {
    return steps;
  }

  /** Notes what was done, to be told with a value that is lost. */
  void note(String done) {
    trail.add(done);
  }

  /** Writes in one of the ways. */
  void step() {
    steps++;
    List<Integer> ids = new ArrayList<>(rows.keySet());
    int from = ids.get(random.nextInt(ids.size()));
    int to = ids.get(random.nextInt(ids.size()));
    Way way = ways.get(random.nextInt(ways.size()));
    try {
      runner.run(way, from, to);
    } catch (SQLException notDone) {
      note("-- refused: " + notDone.getSQLState());
    }
  }

  /** Runs a change of one row, and lets the model have it then. */
  void one(int id, Person person, String sql) throws SQLException {
    note(sql);
    try (Statement statement = plain.createStatement()) {
      assertThat(statement.executeUpdate(sql)).describedAs(sql).isGreaterThanOrEqualTo(1);
    }
    rows.put(id, person);
  }

  /** Lets the model have a row. */
  void keep(int id, Person person) {
    rows.put(id, person);
  }

  Person row(int id) {
    return rows.get(id);
  }

  /** Returns an id that no row had. */
  int fresh() throws SQLException {
    next++;
    run("insert into person values (" + next + ")");
    return next;
  }

  void run(String sql) throws SQLException {
    note(sql);
    try (Statement statement = plain.createStatement()) {
      statement.execute(sql);
    }
  }

  String word() {
    return "w" + random.nextInt(1 << 20);
  }

  Person person() {
    return new Person(word() + "@example.com", "n" + random.nextInt(100), word());
  }

  private void rename(int from, int to) throws SQLException {
    Person now = row(to).named(word());
    one(to, now, "update contact set name = '" + now.name() + "' where id = " + to);
  }

  private void forget(int from, int to) throws SQLException {
    one(to, row(to).with(null), "update contact set password = null where id = " + to);
  }

  private void set(int from, int to) throws SQLException {
    Person now = row(to).with(word());
    one(to, now, "update contact set password = '" + now.password() + "' where id = " + to);
  }

  private void copyValue(int from, int to) throws SQLException {
    one(
        to,
        row(to).with(row(from).password()),
        "update contact set password = (select x.password from"
            + " (select password from contact where id = "
            + from
            + ") x) where id = "
            + to);
  }

  private void copyRow(int from, int to) throws SQLException {
    int made = fresh();
    one(made, row(from), "insert into contact (id, " + COPIED + ") " + copy(made, from));
  }

  /** Returns a query that gives a row another id. */
  static String copy(int id, int from) {
    return "select " + id + ", " + COPIED + " from contact where id = " + from;
  }

  private void insert(int from, int to) throws SQLException {
    int made = fresh();
    Person person = person();
    one(made, person, "insert into contact (id, " + COPIED + ") values " + values(made, person));
  }

  static String values(int id, Person person) {
    return "(%d, '%s', '%s', '%s')".formatted(id, person.email(), person.name(), person.password());
  }

  private void delete(int from, int to) throws SQLException {
    if (rows.size() > 10) {
      one(to, row(to), "delete from contact where id = " + to);
      rows.remove(to);
    }
  }

  /** Changes the id of a row by a foreign key. */
  void cascade(int from, int to) throws SQLException {
    next++;
    run("update person set id = " + next + " where id = " + to);
    rows.put(next, rows.remove(to));
  }

  private void updateRowOfResult(int from, int to) throws SQLException {
    Object password;
    try (Statement statement = plain.createStatement();
        ResultSet other =
            statement.executeQuery("select password from contact where id = " + from)) {
      assertThat(other.next()).isTrue();
      password = other.getObject(1);
    }
    Person now = row(to).named(word()).with(row(from).password());
    try (Statement statement =
            plain.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
        ResultSet row = statement.executeQuery("select * from contact where id = " + to)) {
      assertThat(row.next()).isTrue();
      row.updateString("name", now.name());
      row.updateObject("password", password);
      row.updateRow();
    }
    rows.put(to, now);
    note("updateRow of " + to + " with the password of " + from);
  }

  /** Writes columns that belong to a job, by their names. */
  void meddle(int from, int to) throws SQLException {
    List<String> own =
        Found.rows(
            plain,
            "select column_name from information_schema.columns"
                + " where lower(table_name) = 'contact' and column_name like 'hc%'"
                + " and column_name not like '%0' order by column_name");
    if (own.isEmpty()) {
      return;
    }
    String quote = plain.getMetaData().getIdentifierQuoteString();
    String column = own.get(random.nextInt(own.size()));
    String mark = own.stream().filter(name -> name.length() == 11).findFirst().orElse(column);
    String value =
        column.equals(mark)
            ? List.of("null", "0", "1", "7").get(random.nextInt(4))
            : "(select x.v from (select {} as v from contact where id = " + from + ") x)";
    String zero = random.nextBoolean() ? "" : ", " + quote + mark + quote + " = 0";
    run(
        "update contact set {} = ".replace("{}", quote + column + quote)
            + value.replace("{}", quote + column + quote)
            + (column.equals(mark) ? "" : zero)
            + " where id = "
            + to);
  }

  /** Writes through Hushcell. */
  void stepOf(Connection ours) {
    steps++;
    List<Integer> ids = new ArrayList<>(rows.keySet());
    int id = ids.get(random.nextInt(ids.size()));
    Person person = person();
    try {
      if (random.nextInt(3) == 0) {
        int made = fresh();
        write(
            ours,
            "insert into contact (email, name, password, id) values (?, ?, ?, ?)",
            person,
            made);
        rows.put(made, person);
      } else {
        write(
            ours, "update contact set email = ?, name = ?, password = ? where id = ?", person, id);
        rows.put(id, person);
        note("through Hushcell: update of " + id);
      }
    } catch (SQLException notDone) {
      note("-- refused: " + notDone.getSQLState());
    }
  }

  private static void write(Connection ours, String sql, Person person, int id)
      throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setString(1, person.email());
      statement.setString(2, person.name());
      statement.setString(3, person.password());
      statement.setInt(4, id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  /** Compares all rows with what they must be. */
  void check(Connection ours, String when) throws SQLException {
    Map<Integer, Person> found = new TreeMap<>();
    int other = -trail.size(); // H2 may answer the same text with its last result
    try (Statement statement = ours.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, email, name, password from contact where id > " + other)) {
      while (row.next()) {
        found.put(row.getInt(1), new Person(row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    for (int id = 1; id <= next; id++) {
      if (!Objects.equals(found.get(id), rows.get(id))) {
        assertThat(found.get(id))
            .describedAs("row %d, %s; %s", id, when, of(id))
            .isEqualTo(rows.get(id));
      }
    }
  }

  /** Returns what was done to a row, and what the job did then. */
  private String of(int id) {
    Pattern named = Pattern.compile("\\b" + id + "\\b");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < trail.size(); i++) {
      if (named.matcher(trail.get(i)).find()) {
        all.addAll(trail.subList(Math.max(0, i - 3), Math.min(trail.size(), i + 4)));
        all.add("...");
      }
    }
    return String.join("\n", all);
  }
}
