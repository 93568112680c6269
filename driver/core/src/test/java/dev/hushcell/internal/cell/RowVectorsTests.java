package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells that belong to rows, as they were once stored. */
class RowVectorsTests {
  private static final ProtectedColumn NAME = column("VARCHAR(40)", 0, Storage.BINARY);

  private final MapKeyring keyring = new MapKeyring();
  private final SealedColumns cells =
      new SealedColumns(
          new JdkModule(new JdkModule().provider(), FrozenVector.random()),
          keyring,
          ValueRules.standard());

  RowVectorsTests() {
    keyring.add(FrozenVector.key());
  }

  /** A line of {@code row-vectors.txt}. */
  private record Vector(
      String declared, int pad, Storage storage, String key, String value, String stored) {
    StoredCell cell() {
      return storage == Storage.TEXT ? StoredCell.stored(stored) : StoredCell.stored(bytes());
    }

    byte[] bytes() {
      return storage == Storage.TEXT
          ? Base64.getUrlDecoder().decode(stored)
          : HexFormat.of().parseHex(stored);
    }

    RowKey row() {
      return RowKey.written(key).orElseThrow();
    }

    ProtectedColumn column() {
      return RowVectorsTests.column(declared, pad, storage);
    }
  }

  private static ProtectedColumn column(String declared, int pad, Storage storage) {
    Columns column = Columns.of("v", LogicalTypes.of(declared)).under("vectors").padded(pad);
    return (storage == Storage.TEXT ? column.asText() : column)
        .build()
        .belongingTo(BelongsTo.rowOf("id"));
  }

  static List<Vector> vectors() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RowVectorsTests.class.getResourceAsStream("row-vectors.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(
              p ->
                  new Vector(p[0], Integer.parseInt(p[1]), Storage.valueOf(p[2]), p[3], p[4], p[5]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areOpenedByTheIndependentReader(Vector vector) throws GeneralSecurityException {
    FormatReader.Content content =
        new FormatReader(FrozenVector.secret(), FrozenVector.KEY_UUID, FrozenVector.ID)
            .open(vector.bytes(), List.of());
    assertThat(content.key()).isEqualTo(vector.key());
    assertThat(content.inRow().text(vector.column().type().scale())).isEqualTo(vector.value());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areOpenedInTheirRowAndInNoOther(Vector vector) {
    ColumnCell column = cells.of(vector.column());
    assertThat(FrozenVector.text(column.inRow(vector.row()).open(vector.cell())))
        .isEqualTo(vector.value());
    assertThat(column.rowOf(vector.cell())).isEqualTo(vector.row());
    for (String other : List.of("4", "00000000-0000-0000-0000-000000000003")) {
      RowKey row = RowKey.written(other).orElseThrow();
      assertThatThrownBy(() -> column.inRow(row).open(vector.cell()))
          .hasMessageContaining("[HC-3015]");
    }
    assertThatThrownBy(() -> column.open(vector.cell())).hasMessageContaining("[HC-3016]");
    ProtectedColumn withoutRow = vector.column().belongingTo(BelongsTo.NONE);
    assertThatThrownBy(() -> cells.of(withoutRow).open(vector.cell()))
        .hasMessageContaining("[HC-3001]");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areWhatTheDriverStores(Vector vector) {
    StoredCell sealed =
        cells.of(vector.column()).inRow(vector.row()).seal(Plaintext.of(vector.value()));
    assertThat(
            vector.storage() == Storage.TEXT
                ? new String(sealed.carried(), StandardCharsets.US_ASCII)
                : HexFormat.of().formatHex(sealed.carried()))
        .isEqualTo(vector.stored());
  }

  private static byte[] bytes(StoredCell cell) {
    return Objects.requireNonNull(cell.sealed(Storage.BINARY));
  }

  @Test
  void aCarriedCellIsOpenedByTheKeyInFrontOfItAlone() {
    ColumnCell carried = cells.of(NAME.belongingTo(new BelongsTo("id", true)));
    byte[] cell =
        bytes(cells.of(NAME).inRow(RowKey.of(17).orElseThrow()).seal(Plaintext.of("Ada")));
    assertThat(carried.open(StoredCell.stored(behind("17:", cell)))).isEqualTo("Ada");
    assertThat(carried.open(StoredCell.stored((byte[]) null))).isNull();
    assertThatThrownBy(() -> carried.open(StoredCell.stored(behind("18:", cell))))
        .hasMessageContaining("[HC-3015]");
    for (String key : List.of("", ":", "17", "017:", "-0:", "+17:", "17.0:", " 17:", "18:17:")) {
      assertThatThrownBy(() -> carried.open(StoredCell.stored(behind(key, cell))))
          .as(key)
          .hasMessageContaining("[HC-3001]");
    }
    assertThatThrownBy(() -> carried.seal(Plaintext.of("Ada"))).hasMessageContaining("[HC-3016]");
  }

  private static byte[] behind(String key, byte[] cell) {
    byte[] all = new byte[key.length() + cell.length];
    System.arraycopy(key.getBytes(StandardCharsets.US_ASCII), 0, all, 0, key.length());
    System.arraycopy(cell, 0, all, key.length(), cell.length);
    return all;
  }

  @Test
  void keysOfEveryClassAreOne() {
    RowKey seventeen = RowKey.written("17").orElseThrow();
    for (Object each :
        List.of(
            17,
            17L,
            (short) 17,
            (byte) 17,
            "17",
            new BigDecimal("17"),
            new BigDecimal("17.00"),
            new BigDecimal("1.7E1"),
            BigInteger.valueOf(17))) {
      assertThat(RowKey.of(each)).as(each.getClass().getName()).isEqualTo(Optional.of(seventeen));
    }
    UUID uuid = UUID.fromString("0a1b2c3d-0000-0000-0000-000000000001");
    assertThat(RowKey.of(uuid)).isEqualTo(RowKey.of("0A1B2C3D-0000-0000-0000-000000000001"));
    assertThat(RowKey.of(0)).isNotEqualTo(RowKey.of(-1)).isNotEqualTo(RowKey.of(256));
    assertThat(RowKey.of(Long.MIN_VALUE)).isEqualTo(RowKey.of(BigInteger.valueOf(Long.MIN_VALUE)));
    for (Object none :
        List.of(
            17.0,
            17.0f,
            true,
            'x',
            "",
            "017",
            "1e1",
            "x",
            "9007199254740993",
            new BigDecimal("17.5"),
            new BigDecimal("1E1000000"),
            new BigDecimal("1E39"),
            new BigDecimal("9007199254740993.0"),
            new BigDecimal("9007199254740993E+1"),
            new byte[] {17})) {
      assertThat(RowKey.of(none)).as(none.getClass().getName()).isEmpty();
    }
    assertThat(RowKey.of(null)).isEmpty();
  }
}
