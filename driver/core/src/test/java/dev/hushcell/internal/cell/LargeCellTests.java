package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.cell.LargeColumn.StoredBytes;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.value.StreamedValue;
import dev.hushcell.internal.value.lob.FaultyStream;
import dev.hushcell.internal.value.lob.LargeContent;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.testing.TestModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values beyond 32 KiB: sealed and opened in chunks, and nothing but what was sealed comes out. */
class LargeCellTests {
  private static final int CHUNK = 65_536;
  private static final int STORED = 12 + CHUNK + 16;
  private static final int HEADER = 41;

  private final MapKeyring keyring = new MapKeyring();
  private final RawColumn bytes = cell(Columns.of("photo", LogicalTypes.of("BLOB")));
  private final RawColumn text = cell(Columns.of("note", LogicalTypes.of("CLOB")));

  private RawColumn cell(Columns column) {
    return cell(column, TestModule.shared());
  }

  private RawColumn cell(Columns column, FipsModule module) {
    return new RawColumns(module, keyring, ValueRules.standard()).of(column.build());
  }

  private static byte[] random(int length) {
    byte[] value = new byte[length];
    new Random(length).nextBytes(value);
    return value;
  }

  private static byte[] streamed(RawColumn column, byte[] value) throws IOException {
    Object sealed = column.sealStreamed(StreamedValue.of(new ByteArrayInputStream(value)));
    return sealed instanceof InputStream in ? in.readAllBytes() : (byte[]) sealed;
  }

  @ParameterizedTest
  @CsvSource({
    "0, f8",
    "1, f8",
    "32767, f8",
    "32768, f8",
    "32769, fa",
    "65535, fa",
    "65536, fa",
    "65537, fa",
    "65564, fa",
    "65600, fa",
    "131071, fa",
    "131072, fa",
    "131073, fa",
    "300000, fa"
  })
  void whatIsSealedIsOpenedHoweverItWasGiven(int length, String format) throws IOException {
    byte[] value = random(length);
    byte[] whole = (byte[]) Objects.requireNonNull(bytes.seal(value));
    byte[] streamed = streamed(bytes, value);

    assertThat(whole).hasSameSizeAs(streamed).isNotEqualTo(streamed);
    for (byte[] cell : new byte[][] {whole, streamed}) {
      assertThat(Integer.toHexString(cell[0] & 0xFF)).isEqualTo(format);
      assertThat(bytes.open(cell)).isEqualTo(value);
      Object opened = bytes.large().open(new InMemory(cell));
      if (opened instanceof LargeContent content) {
        assertThat(content.length()).isEqualTo(length);
        assertThat(content.isText()).isFalse();
        assertThat(content.whole()).isEqualTo(value);
        assertThat(content.bytes(0).readAllBytes()).isEqualTo(value);
        assertThat(content.bytes(length - 3).readAllBytes())
            .isEqualTo(Arrays.copyOfRange(value, length - 3, length));
        assertThat(content.bytes(length).read()).isNegative();
        assertThatThrownBy(() -> content.bytes(length + 1)).isInstanceOf(IOException.class);
      } else {
        assertThat(opened).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 20_000, 21_846, 30_000, 100_000})
  void textKeepsItsCharactersAndCountsThem(int characters) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.length() < characters) {
      all.append("Grüße aus dem Büro Ω ").append(Character.toChars(0x1F600 + all.length() % 64));
    }
    String value = all.toString();
    Object sealed = text.sealStreamed(StreamedValue.of(new StringReader(value)));
    byte[] cell = sealed instanceof InputStream in ? in.readAllBytes() : (byte[]) sealed;

    assertThat(text.open(cell)).isEqualTo(value);
    assertThat(text.open(text.seal(value))).isEqualTo(value);
    if (text.large().open(new InMemory(cell)) instanceof LargeContent content) {
      assertThat(content.length()).isEqualTo(value.length());
      assertThat(content.isText()).isTrue();
    }
  }

  @Test
  void halfOfAPairIsRefusedWhereverItStands() {
    for (String value : new String[] {"\ud83d", "a\ude00b", "x".repeat(9_000) + "\ud83d"}) {
      assertThatThrownBy(() -> text.sealStreamed(StreamedValue.of(new StringReader(value))))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("HC-3006");
    }
  }

  @Test
  void aNulIsRefusedWhereTextHasNone() throws IOException {
    ValueRules plain =
        new ValueRules(
            ValueRules.TextLength.CODE_POINTS,
            true,
            ValueRules.Sending.NANOSECONDS,
            ValueRules.Rounding.HALF_UP,
            Set.of(ValueQuirk.PLAIN_TEXT));
    Columns note = Columns.of("note", LogicalTypes.of("CLOB"));
    RawColumn without = new RawColumns(TestModule.shared(), keyring, plain).of(note.build());
    for (String value : new String[] {"\0", "x".repeat(9_000) + "\0"}) {
      assertThatThrownBy(() -> without.sealStreamed(StreamedValue.of(new StringReader(value))))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("HC-3006");
      assertThat(text.sealStreamed(StreamedValue.of(new StringReader(value)))).isNotNull();
    }
    byte[] zeros = new byte[10];
    RawColumn photo =
        new RawColumns(TestModule.shared(), keyring, plain)
            .of(Columns.of("photo", LogicalTypes.of("BLOB")).build());
    assertThat(photo.open(streamed(photo, zeros))).isEqualTo(zeros);
  }

  @Test
  void cellsThatEarlierVersionsSealedInOnePieceAreOpened() throws IOException {
    String value = "x".repeat(65_536);
    RawColumn narrow = cell(Columns.of("notes", LogicalTypes.of("VARCHAR(65536)")));
    RawColumn wide = cell(Columns.of("notes", LogicalTypes.of("CLOB")));
    byte[] cell = (byte[]) Objects.requireNonNull(narrow.seal(value));

    assertThat(cell[0]).isEqualTo((byte) 0xF8);
    assertThat(wide.open(cell)).isEqualTo(value);
    assertThat(wide.large().open(new InMemory(cell))).isEqualTo(value);
  }

  @Test
  void aPaddedCellTellsNoMoreThanItsPad() throws IOException {
    RawColumn padded = cell(Columns.of("photo", LogicalTypes.of("BLOB")).padded(100_000));
    for (int length : new int[] {65_537, 99_999, 100_000}) {
      byte[] value = random(length);
      assertThat(streamed(padded, value)).hasSize(HEADER + 100_000 + 28 + 28 + 16);
      assertThat(padded.open(streamed(padded, value))).isEqualTo(value);
      assertThat(padded.open(padded.seal(value))).isEqualTo(value);
      assertThat(bytes.open(streamed(padded, value))).isEqualTo(value);
    }
  }

  @Test
  void noTwoRunsHaveAByteOfKeyOrVectorInCommon() throws IOException {
    byte[] value = random(200_000);
    byte[] first = streamed(bytes, value);
    byte[] second = streamed(bytes, value);

    assertThat(Arrays.copyOfRange(first, 9, HEADER))
        .isNotEqualTo(Arrays.copyOfRange(second, 9, HEADER));
    for (int at = HEADER; at < first.length; at += STORED) {
      assertThat(Arrays.copyOfRange(first, at, at + 12))
          .isNotEqualTo(Arrays.copyOfRange(first, HEADER + STORED - at % 2, HEADER + STORED + 12))
          .isNotEqualTo(Arrays.copyOfRange(second, at, at + 12));
    }
  }

  @Test
  void aStreamThatWasReadHasNothingMore() throws IOException {
    InputStream sealing =
        (InputStream)
            bytes.sealStreamed(StreamedValue.of(new ByteArrayInputStream(random(100_000))));
    sealing.readAllBytes();

    assertThat(sealing.read()).isNegative();
    assertThat(sealing.markSupported()).isFalse();
    assertThatThrownBy(sealing::reset).isInstanceOf(IOException.class);
  }

  @Test
  void anyChangeIsSeenBeforeAByteOfItsChunkComesOut() throws IOException {
    byte[] value = random(2 * CHUNK + 500);
    byte[] cell = (byte[]) Objects.requireNonNull(bytes.seal(value));
    Random places = new Random(1);
    for (int i = 0; i < 200; i++) {
      int at = i < 41 ? i : places.nextInt(cell.length);
      byte[] altered = cell.clone();
      altered[at] ^= (byte) (1 << places.nextInt(8));
      assertThatThrownBy(() -> bytes.open(altered))
          .isInstanceOf(Fault.class)
          .hasMessageContaining(at >= 1 && at < 5 ? "HC-3002" : "HC-3001");
      assertThat(released(altered))
          .isLessThanOrEqualTo(Math.max(0, (at - HEADER) / STORED * CHUNK));
    }
  }

  /** Returns how many bytes a reader gets to see, all of which are right. */
  private int released(byte[] cell) throws IOException {
    byte[] right = random(2 * CHUNK + 500);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (bytes.large().open(new InMemory(cell)) instanceof LargeContent content) {
        try (InputStream in = content.bytes(0)) {
          byte[] some = new byte[1000];
          for (int found = in.read(some); found >= 0; found = in.read(some)) {
            out.write(some, 0, found);
          }
        }
        throw new AssertionError("a changed cell was read to its end");
      }
    } catch (FaultyStream | Fault e) {
      // what is expected
    }
    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(right, out.size()));
    return out.size();
  }

  @Test
  void truncationReorderingSplicingAndMixingAreRefused() throws IOException {
    byte[] value = random(4 * CHUNK + 500);
    byte[] cell = (byte[]) Objects.requireNonNull(bytes.seal(value));
    byte[] other = (byte[]) Objects.requireNonNull(bytes.seal(value));

    refused(cell, each -> Arrays.copyOf(each, each.length - 1));
    refused(cell, each -> Arrays.copyOf(each, each.length + 1));
    for (int chunks = 0; chunks <= 4; chunks++) {
      int kept = HEADER + chunks * STORED;
      refused(cell, each -> Arrays.copyOf(each, kept));
      refused(cell, each -> Arrays.copyOf(each, kept + 44));
      refused(cell, each -> joined(Arrays.copyOf(each, kept), tail(each)));
      if (chunks < 4) {
        refused(cell, each -> joined(each, Arrays.copyOfRange(each, kept, kept + STORED)));
      }
    }
    refused(cell, each -> exchanged(each, 0, 1));
    refused(cell, each -> exchanged(each, 2, 3));
    refused(cell, each -> replaced(each, 1, Arrays.copyOfRange(each, HEADER, HEADER + STORED)));
    refused(cell, each -> replaced(each, 0, Arrays.copyOfRange(other, HEADER, HEADER + STORED)));
    refused(cell, each -> joined(Arrays.copyOf(other, HEADER), tail(each, HEADER)));
  }

  private void refused(byte[] cell, UnaryOperator<byte[]> change) {
    byte[] altered = change.apply(cell);
    if (Arrays.equals(altered, cell)) {
      return;
    }
    assertThatThrownBy(() -> bytes.open(altered))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("HC-3001");
    assertThatThrownBy(
            () -> {
              Object opened = bytes.large().open(new InMemory(altered));
              ((LargeContent) opened).bytes(0).transferTo(OutputStream.nullOutputStream());
            })
        .isInstanceOfAny(Fault.class, FaultyStream.class)
        .hasMessageContaining("HC-3001");
  }

  private static byte[] tail(byte[] cell) {
    return tail(cell, HEADER + (cell.length - HEADER) / STORED * STORED);
  }

  private static byte[] tail(byte[] cell, int from) {
    return Arrays.copyOfRange(cell, from, cell.length);
  }

  private static byte[] joined(byte[] begin, byte[] end) {
    byte[] all = Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, all, begin.length, end.length);
    return all;
  }

  private static byte[] exchanged(byte[] cell, int first, int second) {
    int from = HEADER + first * STORED;
    byte[] kept = Arrays.copyOfRange(cell, from, from + STORED);
    int to = HEADER + second * STORED;
    byte[] once = replaced(cell, first, Arrays.copyOfRange(cell, to, to + STORED));
    return replaced(once, second, kept);
  }

  private static byte[] replaced(byte[] cell, int index, byte[] chunk) {
    byte[] altered = cell.clone();
    System.arraycopy(chunk, 0, altered, HEADER + index * STORED, STORED);
    return altered;
  }

  @Test
  void anEarlyEndOfWhatIsStoredIsNoEndOfTheValue() throws IOException {
    byte[] cell = (byte[]) Objects.requireNonNull(bytes.seal(random(3 * CHUNK)));
    LargeContent content = (LargeContent) bytes.large().open(new InMemory(cell, 2 * CHUNK));

    assertThatThrownBy(() -> content.bytes(0).readAllBytes())
        .isInstanceOf(FaultyStream.class)
        .hasMessageContaining("HC-3001");
  }

  @Test
  void cellsOfAnotherColumnKeyOrTypeAreRefused() {
    byte[] value = random(100_000);
    RawColumn shared = cell(Columns.of("photo", LogicalTypes.of("BLOB")).under("shared"));
    RawColumn textUnderIt = cell(Columns.of("note", LogicalTypes.of("CLOB")).under("shared"));
    RawColumn searched = cell(Columns.of("note", LogicalTypes.of("BLOB")).equality());

    for (RawColumn each : new RawColumn[] {bytes, textUnderIt, searched}) {
      assertThatThrownBy(() -> each.open(shared.seal(value)))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("HC-3001");
    }
    assertThat(((byte[]) Objects.requireNonNull(searched.seal(value)))[0]).isEqualTo((byte) 0xF9);
    assertThat(searched.typed().large()).isEmpty();
  }

  @Test
  void whatIsLongerThanItsTypeIsRefusedWhileItIsRead() {
    RawColumn narrow =
        cell(
            Columns.of(
                "note",
                new LogicalType(
                    Family.TEXT, "CLOB(170000)", Types.CLOB, "CLOB", 170_000, 0, false)));
    String value = "x".repeat(170_001);

    assertThatThrownBy(
            () ->
                ((InputStream) narrow.sealStreamed(StreamedValue.of(new StringReader(value))))
                    .readAllBytes())
        .isInstanceOfAny(Fault.class, FaultyStream.class)
        .hasMessageContaining("HC-3004");
    assertThatThrownBy(() -> narrow.seal(value)).hasMessageContaining("HC-3004");
    assertThat(narrow.open(narrow.seal(value.substring(1)))).isEqualTo(value.substring(1));
  }

  @Test
  void whatTheDatabaseDoesNotDeliverIsNoBadCell() {
    StoredBytes gone =
        new StoredBytes() {
          @Override
          public long length() throws IOException {
            throw new IOException("closed");
          }

          @Override
          public InputStream from(long place) throws IOException {
            throw new IOException("closed");
          }
        };
    assertThatThrownBy(() -> bytes.large().open(gone))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("HC-3013");
  }

  /** A pad makes a cell longer than any array before its value is. */
  @Test
  void aCellLongerThanAnArrayIsRefused() {
    RawColumn padded =
        cell(Columns.of("photo", LogicalTypes.of("BLOB")).padded(Integer.MAX_VALUE - 8));
    assertThatThrownBy(() -> padded.seal(random(70_000)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("HC-3012");
  }

  @Test
  void theIndependentReaderOpensThem() throws GeneralSecurityException {
    keyring.add(FrozenVector.key());
    FormatReader reader =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID);
    for (int length : new int[] {32_769, 65_537, 131_072, 131_073, 200_000}) {
      String value = "ß".repeat(length / 2) + "x".repeat(length % 2);
      Columns column = Columns.of("v", LogicalTypes.of("CLOB")).under("vectors");
      for (int pad : new int[] {0, 1000}) {
        byte[] sealed = (byte[]) Objects.requireNonNull(cell(column.padded(pad)).seal(value));
        assertThat(reader.openLarge(sealed, 1).text(0)).isEqualTo(value);
      }
    }
  }

  @Test
  void frozenCellsAreOpenedForEver() throws Exception {
    keyring.add(FrozenVector.key());
    FormatReader reader =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID);
    String value = "Ada — ".repeat(10_000) + "\ud83d\ude00";
    for (String name : new String[] {"large.cell", "large-padded.cell"}) {
      byte[] frozen;
      try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
        frozen = in.readAllBytes();
      }
      Columns column = Columns.of("v", LogicalTypes.of("CLOB")).under("vectors");
      assertThat(cell(column).open(frozen)).isEqualTo(value);
      assertThat(reader.openLarge(frozen, 1).text(0)).isEqualTo(value);
      JdkModule known = new JdkModule(new JdkModule().provider(), FrozenVector.continuing());
      assertThat(cell(column.padded(name.contains("padded") ? 1000 : 0), known).seal(value))
          .isEqualTo(frozen);
    }
  }

  /** A cell in memory, which may end before its end. */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record InMemory(byte[] cell, int end) implements StoredBytes {
    InMemory(byte[] cell) {
      this(cell, cell.length);
    }

    @Override
    public long length() {
      return cell.length;
    }

    @Override
    public InputStream from(long place) {
      int begin = (int) Math.min(place, cell.length);
      int last = begin >= end ? cell.length : end;
      return new ByteArrayInputStream(cell, begin, last - begin);
    }
  }
}
