package dev.hushcell.samples.crm.glass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cells taken apart as the document of the format says; with the frozen cells of the driver. */
class CellPartsTests {
  private static final Path VECTORS =
      Path.of("../../driver/core/src/test/resources/dev/hushcell/internal/cell/vectors.txt");
  private static final Pattern CELL = Pattern.compile("(?i)\\bf[89][0-9a-f]{104,}\\b");

  @Test
  void takesEveryFrozenCellApart() throws IOException {
    List<String> cells =
        CELL.matcher(Files.readString(VECTORS)).results().map(found -> found.group()).toList();
    assertThat(cells).hasSizeGreaterThan(5);
    for (String cell : cells) {
      CellParts parts = CellParts.of(HexFormat.of().parseHex(cell)).orElseThrow();
      assertThat(
              parts.formatByte() + parts.keyId() + parts.nonce() + parts.ciphertext() + parts.tag())
          .isEqualToIgnoringCase(cell);
      assertThat(parts.keyId()).hasSize(8);
      assertThat(parts.nonce()).hasSize(32);
      assertThat(parts.tag()).hasSize(32);
      assertThat(parts.ciphertext().length() % 32).isZero();
      assertThat(parts.format())
          .isEqualTo(parts.formatByte().equals("F8") ? "randomized" : "equality");
    }
  }

  @Test
  void takesOutByWhatACellIsFound() {
    byte[] cell = new byte[55];
    cell[0] = (byte) 0xFB;
    cell[5] = (byte) 0xAB;
    CellParts grouped = CellParts.of(cell).orElseThrow();
    assertThat(grouped.beginning()).isEqualTo("AB00");
    assertThat(grouped.ciphertext()).hasSize(32);
    cell = new byte[69];
    cell[0] = (byte) 0xFC;
    assertThat(CellParts.of(cell).orElseThrow().beginning()).hasSize(32);
    assertThat(CellParts.of(new byte[] {(byte) 0xFC})).isEmpty();
  }

  @Test
  void takesNothingElseForACell() {
    assertThat(CellParts.of(new byte[0])).isEmpty();
    assertThat(CellParts.of(new byte[100])).isEmpty();
    byte[] tooShort = new byte[52];
    tooShort[0] = (byte) 0xF8;
    assertThat(CellParts.of(tooShort)).isEmpty();
  }

  @Test
  void leavesOutTheMiddleOfALongCell() {
    byte[] cell = new byte[1061];
    cell[0] = (byte) 0xF8;
    assertThat(CellParts.of(cell).orElseThrow().getShownCiphertext())
        .hasSize(96 + 1 + 32)
        .contains("…");
  }
}
