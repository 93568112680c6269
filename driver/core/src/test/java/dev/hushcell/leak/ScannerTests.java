package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Mark;
import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Scanner;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what it is there to find, and nothing else. */
class ScannerTests {
  private final Marks marks = new Marks(7);
  private final String text = text();

  private String text() {
    marks.enter("test", true);
    return marks.text();
  }

  private List<Mark> found(byte[] haystack) {
    return new Scanner(marks.all())
        .bytes("test", haystack).stream().map(Finding::mark).distinct().toList();
  }

  private List<Mark> found(String haystack) {
    return found(haystack.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void findsTextInEveryEncodingAtEveryOffset(String name) {
    Charset charset = Charset.forName(name);
    for (int offset = 0; offset < 9; offset++) {
      byte[] raw = ("x".repeat(offset) + text + "y").getBytes(charset);
      assertThat(found(raw)).hasSize(1);
      assertThat(found(HexFormat.of().formatHex(raw))).hasSize(1);
      assertThat(found(HexFormat.of().withUpperCase().formatHex(raw))).hasSize(1);
      assertThat(found(Base64.getEncoder().encodeToString(raw))).hasSize(1);
      assertThat(found(Base64.getUrlEncoder().withoutPadding().encodeToString(raw))).hasSize(1);
    }
  }

  @Test
  void findsEitherHalfOfAText() {
    assertThat(found(text.substring(0, 16))).hasSize(1);
    assertThat(found(text.substring(16))).hasSize(1);
    assertThat(found(text.toUpperCase(Locale.ROOT))).hasSize(1);
  }

  @Test
  void findsOtherValues() {
    byte[] bytes = marks.bytes();
    String others =
        String.join(
            " ",
            marks.ascii(),
            marks.number().toString(),
            Long.toString(marks.whole()),
            Double.toString(marks.approximate()),
            marks.uuid().toString(),
            marks.date().toString(),
            marks.time().toString(),
            marks.moment().toString(),
            HexFormat.of().formatHex(bytes));
    assertThat(found(others)).hasSize(9);
    assertThat(found(bytes)).hasSize(1);
  }

  @Test
  void findsNothingElse() {
    assertThat(found(text.substring(1, 15) + " " + text.substring(17))).isEmpty();
    assertThat(found(new byte[100_000])).isEmpty();
  }
}
