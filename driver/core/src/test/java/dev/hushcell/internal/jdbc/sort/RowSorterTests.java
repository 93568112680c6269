package dev.hushcell.internal.jdbc.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.jdbc.evaluate.RowOrder;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.value.CopiedValue.Copy;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are sorted, in memory or in a file, come in the order of their keys. */
class RowSorterTests {
  private static final List<String> PIECES =
      List.of("a", "b", "ab", "ÿ", "Ā", "\uff21", "\ud83d\ude00", "\u0001", "z", "longer than it");
  private static final ProtectedColumn COLUMN =
      new ProtectedColumn(
          new ColumnName(new TableName("PUBLIC", "CONTACT"), "NAME"),
          new LogicalType(Family.TEXT, "VARCHAR(60)", Types.VARCHAR, "VARCHAR", 60, 0, false),
          Search.NONE,
          Compare.UNSPECIFIED,
          "k",
          0,
          Storage.BINARY);

  @TempDir Path directory;

  private static Evaluation evaluation(List<Evaluation.Key> keys) {
    return new Evaluation(
        List.of(),
        List.of(),
        new Formula.All(List.of()),
        List.of(),
        List.of(),
        List.of(),
        keys,
        new Evaluation.Cut(null, null, 0),
        Evaluation.Summary.NONE,
        0,
        null,
        List.of(),
        1,
        1000,
        1000,
        true);
  }

  private static Evaluation.Key text(
      int place, TextOrder order, boolean descending, boolean nullsFirst) {
    return new Evaluation.Key.Value(COLUMN, place, order, descending, nullsFirst);
  }

  private record Told(long rank) implements RowFilter.Told {
    @Override
    public long rank(int place) {
      return rank;
    }

    @Override
    public Boolean truth(int place) {
      return true;
    }

    @Override
    public Object value(int place, Family family) {
      throw new IllegalStateException();
    }
  }

  private RowSorter.Space space(long memory, Path in) {
    return new RowSorter.Space(memory, true, in, RawColumn::temporary);
  }

  /** A row: what the database ranked, and two texts. */
  private record Given(long rank, @Nullable String first, @Nullable String second) {
    List<@Nullable Object> keys(List<Evaluation.Key> of) {
      List<@Nullable Object> keys = new ArrayList<>();
      for (Evaluation.Key each : of) {
        keys.add(each instanceof Evaluation.Key.Value value ? at(value.place()) : (Object) rank);
      }
      return keys;
    }

    @Nullable Object at(int place) {
      return place == 1 ? first : second;
    }
  }

  private static void add(RowSorter sorter, Given row, Object... values) throws SQLException {
    sorter.add(row::at, new Told(row.rank), () -> Arrays.asList(values));
  }

  private static @Nullable String text(Random random) {
    if (random.nextInt(6) == 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static List<Evaluation.Key> keys(Random random) {
    List<Evaluation.Key> keys = new ArrayList<>();
    TextOrder order = List.of(TextOrder.values()).get(random.nextInt(TextOrder.values().length));
    for (int place = 1; place <= 2; place++) {
      if (random.nextInt(3) == 0) {
        keys.add(new Evaluation.Key.Rank(3));
      }
      keys.add(text(place, order, random.nextBoolean(), random.nextBoolean()));
    }
    return keys;
  }

  @Property(tries = 300)
  void areThoseThatAListHas(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<Evaluation.Key> keys = keys(random);
    RowFilter filter = RowFilter.of(evaluation(keys), (parameter, type) -> null);
    long most = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(40);
    Path in = Files.createTempDirectory("hushcell-sorted");
    RowSorter sorter =
        new RowSorter(filter, most, space(random.nextBoolean() ? 1L << 30 : 2000, in));
    List<Given> rows = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      Given row =
          new Given(
              1 + random.nextInt(3) * (random.nextInt(9) == 0 ? 1L << 40 : 1),
              text(random),
              text(random));
      rows.add(row);
      add(sorter, row, rows.size());
    }
    RowOrder order = new RowOrder(filter);
    List<Integer> expected = new ArrayList<>();
    Stream.iterate(1, i -> i <= rows.size(), i -> i + 1)
        .sorted(
            (one, other) ->
                order.compare(rows.get(one - 1).keys(keys), rows.get(other - 1).keys(keys)))
        .limit(most)
        .forEach(expected::add);
    RowSorter.Sorted sorted = sorter.sorted();
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < sorter.size(); i++) {
      KeptRow row = sorted.at(i);
      found.add(row.values().get(0));
      assertThat(row.keys()).isEqualTo(rows.get((Integer) row.values().get(0) - 1).keys(keys));
    }
    sorter.close();
    assertThat(found).isEqualTo(expected);
    Files.delete(in);
  }

  private RowSorter byText(long memory) throws SQLException {
    List<Evaluation.Key> keys = List.of(text(1, TextOrder.CODE_POINT, false, false));
    return new RowSorter(
        RowFilter.of(evaluation(keys), (parameter, type) -> null),
        Long.MAX_VALUE,
        space(memory, directory));
  }

  @Test
  void haveTheValuesThatTheyHad() throws Exception {
    Object[] values = {
      "text",
      "\ud83d of a half",
      1L,
      2,
      (short) 3,
      (byte) 4,
      true,
      2.5d,
      2.5f,
      new BigInteger("12345678901234567890"),
      new BigDecimal("-12.50"),
      new BigDecimal("-9223372036854775808"),
      new BigDecimal("9.223372036854775808"),
      new UUID(1, -2),
      LocalDate.of(-4, 2, 29),
      LocalTime.of(23, 59, 59, 999),
      LocalDateTime.of(2021, 7, 8, 1, 2, 3, 4000),
      OffsetDateTime.parse("2021-07-08T23:30:00+05:30"),
      new java.sql.Date(1),
      new java.sql.Time(2),
      Timestamp.valueOf("2021-07-08 01:02:03.000004"),
      new Copy("object", null, "value"),
      new Copy(7, "007", new BigDecimal(7)),
      null
    };
    RowSorter sorter = byText(0);
    add(sorter, new Given(1, "a", null), values);
    add(sorter, new Given(1, "b", null), new byte[] {1, 2}, RawColumn.cell(new byte[] {3}));
    add(sorter, new Given(1, "c", null), RawColumn.cell("dGV4dA"), RawColumn.cell((Object) null));
    RowSorter.Sorted sorted = sorter.sorted();
    assertThat(sorted.at(0).values()).containsExactly(values);
    List<Object> second = sorted.at(1).values();
    assertThat((byte[]) second.get(0)).containsExactly(1, 2);
    assertThat((byte[]) RawColumn.raw(cell(second.get(1)))).containsExactly(3);
    List<Object> third = sorted.at(2).values();
    assertThat(RawColumn.raw(cell(third.get(0)))).isEqualTo("dGV4dA");
    assertThat(RawColumn.raw(cell(third.get(1)))).isNull();
    sorter.close();
  }

  private static dev.hushcell.internal.cell.Cell cell(@Nullable Object found) {
    return (dev.hushcell.internal.cell.Cell) Objects.requireNonNull(found);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a file has its name while it is open")
  void waitSealedInAFileWithoutAName() throws Exception {
    RowSorter sorter = byText(0);
    for (int i = 0; i < 100; i++) {
      add(sorter, new Given(1, "a name in clear", null), "a value in clear");
    }
    assertThat(names()).isEmpty();
    byte[] written = Files.readAllBytes(descriptor());
    assertThat(written).hasSizeGreaterThan(100 * 15);
    assertThat(new String(written, StandardCharsets.ISO_8859_1)).doesNotContain("in clear");
    sorter.close();
    assertThat(open()).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the file has no other name")
  void areNotReadFromAFileThatSomebodyChanged() throws Exception {
    RowSorter sorter = byText(0);
    add(sorter, new Given(1, "a", null), 1);
    add(sorter, new Given(1, "b", null), 2);
    byte[] written = Files.readAllBytes(descriptor());
    written[written.length - 1] ^= 1;
    Files.write(descriptor(), written);
    assertThatThrownBy(
            () -> {
              RowSorter.Sorted sorted = sorter.sorted();
              sorted.at(0);
              sorted.at(1);
            })
        .hasMessageContaining("somebody changed the file");
    sorter.close();
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private List<Path> open() throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path each : descriptors.toList()) {
        if (Files.isSymbolicLink(each)
            && Files.readSymbolicLink(each).toString().startsWith(directory.toString())) {
          open.add(each);
        }
      }
    }
    return open;
  }

  private Path descriptor() throws IOException {
    return open().get(0);
  }

  @Test
  void ofWhichAValueIsNotKnownDoNotWaitInAFile() throws Exception {
    RowSorter sorter = byText(0);
    assertThatThrownBy(() -> add(sorter, new Given(1, "a", null), new Object()))
        .hasMessageContaining("[HC-4031]")
        .hasMessageContaining("result column 1");
    sorter.close();
  }

  @Test
  void thatScrollStayInMemory() throws Exception {
    List<Evaluation.Key> keys = List.of(text(1, TextOrder.CODE_POINT, false, false));
    RowSorter sorter =
        new RowSorter(
            RowFilter.of(evaluation(keys), (parameter, type) -> null),
            Long.MAX_VALUE,
            new RowSorter.Space(0, false, directory, RawColumn::temporary));
    assertThatThrownBy(() -> add(sorter, new Given(1, "a", null), 1))
        .hasMessageContaining("[HC-4031]")
        .hasMessageContaining("forwards");
  }

  @Test
  void needADirectory() throws Exception {
    Path none = directory.resolve("none");
    List<Evaluation.Key> keys = List.of(text(1, TextOrder.CODE_POINT, false, false));
    RowSorter sorter =
        new RowSorter(
            RowFilter.of(evaluation(keys), (parameter, type) -> null),
            Long.MAX_VALUE,
            space(0, none));
    assertThatThrownBy(() -> add(sorter, new Given(1, "a", null), 1))
        .hasMessageContaining("[HC-4041]")
        .hasMessageContaining("java.io.tmpdir");
  }
}
