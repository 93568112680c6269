package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Somebody who stole the table and knows each value finds in its cells the classes that the threat
 * model promises, and nothing else.
 */
@EachServer
@OneCollation
class SnapshotTests {
  private static final int ROWS = 900;
  private static final int HEADER = 5;
  private static final int GROUP = 7;
  private static final int FOLDED = 21;
  private static final int BLOCK = 16;

  /** How many bytes meet again by chance in no table. */
  private static final int TELLING = Long.BYTES;

  @Parameter Server server;
  @TempDir Path directory;
  private final Map<String, List<byte[]>> cells = new HashMap<>();

  /** Names of many lengths, of which some differ in case alone and others are equal. */
  private static String value(int i) {
    int code = i * 7919 % 300;
    String beginning = "" + (char) ('a' + code % 90 / 26) + (char) ('a' + code % 90 % 26);
    String name = beginning + "x".repeat(code % 40);
    return i % 7 == 0 ? name.toUpperCase(Locale.ROOT) : name;
  }

  private static String whole(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  private static String first(String value) {
    return whole(value.substring(0, 2));
  }

  private static String other(int i) {
    return value(i * 7 + 1);
  }

  @BeforeEach
  void steal() throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              person.last: { narrow: { first: 2, groups: 16 }, key: names }
              person.born: { narrow: { first: 2, groups: 16 }, key: names }
              person.town: { narrow: { first: 2, groups: 16 }, key: towns }
              person.mail: { narrow: { whole: true, groups: 64 }, storage: text }
              person.card: { narrow: { whole: true, groups: 64 }, pad: 48 }
              person.login: { search: equality, compare: ignore-case }
              person.note: {}
            """);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table person (id int not null primary key, last varchar(45), born varchar(45),"
              + " town varchar(45), mail varchar(45), card varchar(45), login varchar(45),"
              + " note varchar(45))");
      fill(ours);
      for (String column : List.of("last", "born", "town", "mail", "card", "login", "note")) {
        cells.put(column, stolen(plain, column));
      }
    }
  }

  private static void fill(Connection ours) throws SQLException {
    ours.setAutoCommit(false);
    try (PreparedStatement insert =
        ours.prepareStatement("insert into person values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        for (int column = 2; column <= 8; column++) {
          insert.setString(column, column == 3 ? other(i) : value(i));
        }
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
    ours.commit();
  }

  private static List<byte[]> stolen(Connection plain, String column) throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("select " + column + " from person order by id")) {
      List<byte[]> found = new ArrayList<>();
      while (rows.next()) {
        byte[] cell = rows.getBytes(1);
        found.add(column.equals("mail") ? Base64.getUrlDecoder().decode(cell) : cell);
      }
      return found;
    }
  }

  private List<byte[]> of(String column) {
    return cells.get(column);
  }

  private static int group(byte[] cell) {
    return ByteBuffer.wrap(cell).getShort(HEADER) & 0xFFFF;
  }

  /** Notes in which group each class of values is, of which there is one for each. */
  private void groups(String column, UnaryOperator<String> classes, Map<String, Integer> known) {
    for (int i = 0; i < ROWS; i++) {
      String value = classes.apply(column.equals("born") ? other(i) : value(i));
      int group = group(of(column).get(i));
      Integer before = known.putIfAbsent(value, group);
      assertThat(before == null ? group : before).as("%s %s", column, value).isEqualTo(group);
    }
  }

  private Map<String, Integer> groups(String column, UnaryOperator<String> classes, int groups) {
    Map<String, Integer> known = new HashMap<>();
    groups(column, classes, known);
    assertThat(new HashSet<>(known.values()))
        .hasSizeBetween(groups / 2, groups)
        .allMatch(group -> group % (0x10000 / groups) == 0);
    return known;
  }

  @Test
  void aGroupIsOfTheFoldedValueOrItsBeginning() {
    Map<String, Integer> names = groups("last", SnapshotTests::first, 16);
    groups("born", SnapshotTests::first, names);
    Map<String, Integer> whole = groups("mail", SnapshotTests::whole, 64);
    groups("card", SnapshotTests::whole, 64);

    assertThat(same(names, groups("town", SnapshotTests::first, 16))).isLessThan(names.size() / 2L);
    Map<String, Set<Integer>> together = new HashMap<>();
    whole.forEach(
        (value, group) ->
            together.computeIfAbsent(first(value), any -> new HashSet<>()).add(group));
    assertThat(together.values()).anyMatch(groups -> groups.size() > 1);
  }

  private static long same(Map<String, Integer> one, Map<String, Integer> other) {
    return one.entrySet().stream()
        .filter(each -> each.getValue().equals(other.get(each.getKey())))
        .count();
  }

  @Test
  void aBeginningIsThatOfTheFoldedValue() {
    Map<String, String> beginnings = new HashMap<>();
    for (int i = 0; i < ROWS; i++) {
      String beginning = Arrays.toString(Arrays.copyOf(of("login").get(i), FOLDED));
      assertThat(beginnings.merge(whole(value(i)), beginning, (one, same) -> one))
          .isEqualTo(beginning);
    }
    assertThat(beginnings.values()).doesNotHaveDuplicates();
  }

  @Test
  void groupsHaveNoOrder() {
    Map<String, Integer> known = groups("card", SnapshotTests::whole, 64);
    List<String> values = known.keySet().stream().sorted().toList();
    double[] group = values.stream().mapToDouble(known::get).toArray();
    double mean = Arrays.stream(group).average().orElseThrow();
    double middle = (values.size() - 1) / 2.0;
    double both = 0;
    double ofGroup = 0;
    double ofPlace = 0;
    for (int i = 0; i < group.length; i++) {
      both += (group[i] - mean) * (i - middle);
      ofGroup += (group[i] - mean) * (group[i] - mean);
      ofPlace += (i - middle) * (i - middle);
    }
    assertThat(both / Math.sqrt(ofGroup * ofPlace)).isBetween(-0.35, 0.35);
  }

  /** Neither equal values nor equal beginnings show anywhere else, within a column or among all. */
  @Test
  void nothingElseIsTwiceInTheTable() {
    Map<String, Integer> known = Map.of("login", FOLDED, "note", HEADER);
    Set<Long> met = new HashSet<>();
    cells.forEach(
        (column, all) -> {
          int begin = known.getOrDefault(column, GROUP);
          for (byte[] cell : all) {
            ByteBuffer bytes = ByteBuffer.wrap(cell);
            IntStream.rangeClosed(begin, cell.length - TELLING)
                .forEach(at -> assertThat(met.add(bytes.getLong(at))).as(column).isTrue());
          }
        });
    cells.values().forEach(all -> assertThat(headers(all)).hasSize(1));
  }

  private static Set<String> headers(List<byte[]> all) {
    Set<String> headers = new HashSet<>();
    all.forEach(cell -> headers.add(Arrays.toString(Arrays.copyOf(cell, HEADER))));
    return headers;
  }

  @Test
  void theLengthIsThatOfBlocks() {
    Map<String, Integer> before = Map.of("login", FOLDED, "note", HEADER);
    cells.forEach(
        (column, all) -> {
          for (int i = 0; i < ROWS; i++) {
            String value = column.equals("born") ? other(i) : value(i);
            int content = column.equals("card") ? 5 + 48 : 1 + value.length();
            assertThat(all.get(i))
                .as("%s %s", column, value)
                .hasSize(
                    before.getOrDefault(column, GROUP)
                        + BLOCK
                        + BLOCK * (content / BLOCK + 1)
                        + BLOCK);
          }
        });
  }
}
