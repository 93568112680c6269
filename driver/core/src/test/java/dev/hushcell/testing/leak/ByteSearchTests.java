package dev.hushcell.testing.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSearchTests {
  private final Random random = new Random(30);

  /** Among zeros, which are passed over, and among bytes that are much like those looked for. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 19})
  void findsWhatStandsAnywhere(int length) {
    for (int i = 0; i < 500; i++) {
      byte[] wanted = bytes(length);
      byte[] content = new byte[4_000 + random.nextInt(9_000)];
      int like = random.nextInt(content.length);
      System.arraycopy(bytes(like), 0, content, 0, like);
      int place = random.nextInt(content.length - length);
      System.arraycopy(wanted, 0, content, place, length);
      ByteSearch<byte[]> search =
          new ByteSearch<>(List.of(bytes(length + 3), wanted), each -> each);
      assertThat(search.in(content)).as("%d at %d", i, place).contains(wanted);
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(3);
    }
    return bytes;
  }

  @Test
  void findsNothingElse() {
    byte[] wanted = {0, 1, 2, 3, 4};
    byte[] content = {0, 1, 2, 3, 5, 0, 1, 2, 3, 0, 1, 2, 3};
    ByteSearch<byte[]> search = new ByteSearch<>(List.of(wanted), each -> each);
    assertThat(search.in(content)).isEmpty();
    assertThat(search.in(new byte[0])).isEmpty();
  }
}
