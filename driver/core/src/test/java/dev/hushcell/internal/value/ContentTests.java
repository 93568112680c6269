package dev.hushcell.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.api.Test;

/**
 * What setters of streams hand over is read once, as far as it was said, and not beyond the heap.
 */
class ContentTests {
  private static final LogicalType TEXT =
      new LogicalType(Family.TEXT, "TEXT", Types.VARCHAR, "TEXT", Integer.MAX_VALUE, 0, false);
  private static final LogicalType BYTES =
      new LogicalType(Family.BYTES, "BYTES", Types.BINARY, "BYTES", Integer.MAX_VALUE, 0, false);
  private static final LogicalType NUMBER =
      new LogicalType(Family.EXACT, "INTEGER", Types.INTEGER, "INTEGER", 32, 0, false);
  private static final RealDriver DRIVER = RealDriver.standard();

  @Test
  void isReadUpToTheLengthThatWasSaid() throws SQLException {
    assertThat(Content.of(new StringReader("abcdef"), 4).by(DRIVER, TEXT)).isEqualTo("abcd");
    assertThat(Content.of(new StringReader("ab"), 4).by(DRIVER, TEXT)).isEqualTo("ab");
    assertThat(Content.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), 2).by(DRIVER, BYTES))
        .isEqualTo(new byte[] {1, 2});
    assertThat(Content.of(new StringReader("abc"), 0).by(DRIVER, TEXT)).isEqualTo("");
  }

  @Test
  void isReadOnce() throws SQLException {
    Content content = Content.of(new StringReader("abc"), Content.NO_LENGTH);
    assertThat(content.by(DRIVER, TEXT)).isEqualTo("abc");
    assertThatThrownBy(() -> content.by(DRIVER, TEXT)).hasMessageContaining("[HC-4018]");
    assertThatThrownBy(() -> content.streamed(TEXT)).hasMessageContaining("[HC-4018]");
  }

  @Test
  void doesNotFillTheHeap() {
    Content bytes = Content.of(new Endless(), Content.NO_LENGTH).within(1 << 20);
    assertThatThrownBy(() -> bytes.by(DRIVER, BYTES))
        .hasMessageContaining("[HC-4018]")
        .hasMessageContaining("a quarter of the heap");
    Content text = Content.of(new EndlessText(), Content.NO_LENGTH).within(1 << 20);
    assertThatThrownBy(() -> text.by(DRIVER, TEXT)).hasMessageContaining("[HC-4018]");
  }

  @Test
  void isNoValueOfOtherTypes() {
    Content content = Content.of(new StringReader("42"), Content.NO_LENGTH);
    assertThatThrownBy(() -> content.by(DRIVER, NUMBER))
        .hasMessageContaining("[HC-4012]")
        .hasMessageNotContaining("42");
    assertThat(content).hasToString("Content[text]");
  }

  /** Zeros without end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return length;
    }
  }

  /** Letters without end. */
  private static final class EndlessText extends Reader {
    @Override
    public int read(char[] to, int offset, int length) {
      return length;
    }

    @Override
    public void close() {}
  }
}
