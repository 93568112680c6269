package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.ValueRules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a cell ends in one and the same fault, without why. */
class AlteredCellTests {
  private static final String PLAINTEXT = "ada@example.org and a second block";

  private final MapKeyring keyring = new MapKeyring();
  private final RawColumns cells = new RawColumns(new JdkModule(), keyring, ValueRules.standard());
  private final Columns randomized = Columns.varchar("email", 40);
  private final Columns equality = Columns.varchar("name", 40).equality();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesEveryFlippedBit(boolean searchable) {
    RawColumn column = cells.of((searchable ? equality : randomized).build());
    byte[] cell = (byte[]) column.seal(PLAINTEXT);
    Set<String> messages = new HashSet<>();
    for (int bit = 0; bit < cell.length * 8; bit++) {
      byte[] altered = cell.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      boolean inKeyId = bit >= 8 && bit < 40;
      messages.add(refusal(column, altered, inKeyId ? "HC-3002" : "HC-3001"));
    }
    assertThat(messages).hasSize(2);
    assertThat(column.open(cell)).isEqualTo(PLAINTEXT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesEveryTruncationAndExtension(boolean searchable) {
    RawColumn column = cells.of((searchable ? equality : randomized).build());
    byte[] cell = (byte[]) column.seal(PLAINTEXT);
    Set<String> messages = new HashSet<>();
    for (int length = 0; length < cell.length + 40; length++) {
      if (length != cell.length) {
        messages.add(refusal(column, Arrays.copyOf(cell, length), "HC-3001"));
      }
    }
    for (int from = 1; from < cell.length; from++) {
      byte[] tail = Arrays.copyOfRange(cell, from, cell.length);
      tail[0] = cell[0];
      System.arraycopy(cell, 1, tail, 1, Math.min(4, tail.length - 1));
      messages.add(refusal(column, tail, "HC-3001"));
    }
    assertThat(messages).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesExchangedBlocks(boolean searchable) {
    RawColumn column = cells.of((searchable ? equality : randomized).build());
    byte[] cell = (byte[]) column.seal(PLAINTEXT);
    for (int first = 5; first + 16 <= cell.length; first += 16) {
      for (int second = first + 16; second + 16 <= cell.length; second += 16) {
        byte[] altered = cell.clone();
        System.arraycopy(cell, first, altered, second, 16);
        System.arraycopy(cell, second, altered, first, 16);
        refusal(column, altered, "HC-3001");
      }
    }
  }

  @Test
  void refusesACellOfAnotherColumn() {
    RawColumn mine = cells.of(randomized.build());
    RawColumn other = cells.of(Columns.varchar("phone", 40).build());

    assertThat(refusal(mine, other.seal(PLAINTEXT), "HC-3001"))
        .isEqualTo(refusal(mine, new byte[0], "HC-3001"));
  }

  @Test
  void refusesACellOfAnotherColumnThatWasGivenTheRightKeyId() {
    RawColumn mine = cells.of(randomized.build());
    RawColumn other = cells.of(Columns.varchar("phone", 40).build());
    byte[] forged = (byte[]) other.seal(PLAINTEXT);
    System.arraycopy((byte[]) mine.seal(PLAINTEXT), 0, forged, 0, 5);

    refusal(mine, forged, "HC-3001");
  }

  @Test
  void refusesACellOfTheOtherSuite() {
    RawColumn none = cells.of(Columns.varchar("email", 40).under("shared").build());
    RawColumn equal = cells.of(Columns.varchar("email", 40).under("shared").equality().build());

    refusal(none, equal.seal(PLAINTEXT), "HC-3001");
    refusal(equal, none.seal(PLAINTEXT), "HC-3001");
    byte[] renamed = (byte[]) none.seal(PLAINTEXT);
    renamed[0] = (byte) 0xF9;
    refusal(equal, renamed, "HC-3001");
  }

  @Test
  void refusesACellOfAnotherTypeUnderTheSameKey() {
    RawColumn text = cells.of(Columns.varchar("a", 40).under("shared").build());
    RawColumn bytes =
        cells.of(Columns.of("b", LogicalTypes.of("VARBINARY(40)")).under("shared").build());

    refusal(text, bytes.seal(PLAINTEXT.getBytes(StandardCharsets.UTF_8)), "HC-3001");
  }

  @Test
  void refusesPlaintextThatWasPutIntoTheColumn() {
    RawColumn column = cells.of(randomized.build());
    for (int length : new int[] {0, 1, 52, 53, 69, 400}) {
      refusal(column, "x".repeat(length).getBytes(StandardCharsets.UTF_8), "HC-3001");
    }
    refusal(column, "a string in a binary column", "HC-3001");
  }

  @Test
  void namesAnUnknownKeyAsSuch() {
    RawColumn column = cells.of(randomized.build());
    Object cell = column.seal(PLAINTEXT);
    keyring.forget(keyring.current("CRM", "contact.email"));

    assertThat(refusal(column, cell, "HC-3002")).contains("contact.email", "restore");
  }

  @Test
  void opensCellsOfEarlierKeysAndSealsWithTheNewest() {
    RawColumn column = cells.of(randomized.build());
    byte[] before = (byte[]) column.seal(PLAINTEXT);
    DataKey next = keyring.rotate("contact.email");
    byte[] after = (byte[]) column.seal(PLAINTEXT);

    assertThat(column.open(before)).isEqualTo(PLAINTEXT);
    assertThat(column.open(after)).isEqualTo(PLAINTEXT);
    assertThat(java.nio.ByteBuffer.wrap(after).getInt(1)).isEqualTo(next.id());
  }

  @Test
  void refusesEverySpellingOfTextButTheOne() {
    for (String value : new String[] {"a", PLAINTEXT}) {
      RawColumn column = cells.of(Columns.varchar("note", 40).asText().padded(1).build());
      String text = (String) column.seal(value);
      Set<String> messages = new HashSet<>();
      messages.add(refusal(column, text + "=", "HC-3001"));
      messages.add(refusal(column, text + " ", "HC-3001"));
      messages.add(refusal(column, text.replace('-', '+').replace('_', '/') + "!", "HC-3001"));
      messages.add(refusal(column, text.substring(1), "HC-3001"));
      messages.add(refusal(column, "", "HC-3001"));
      messages.add(refusal(column, text.getBytes(StandardCharsets.US_ASCII), "HC-3001"));
      assertThat(messages).hasSize(1);
    }
  }

  @Test
  void refusesUnusedBitsInTheLastCharacter() {
    // 53 and 85 bytes leave bits of the last character over.
    RawColumn column = cells.of(Columns.varchar("note", 40).asText().build());
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String text = (String) column.seal("a");
    int last = alphabet.indexOf(text.charAt(text.length() - 1));

    String respelled = text.substring(0, text.length() - 1) + alphabet.charAt(last + 1);
    assertThat(java.util.Base64.getUrlDecoder().decode(respelled))
        .isEqualTo(java.util.Base64.getUrlDecoder().decode(text));
    refusal(column, respelled, "HC-3001");
  }

  private static String refusal(RawColumn column, Object stored, String code) {
    Throwable thrown = catchThrowable(() -> column.open(stored));
    assertThat(thrown).isInstanceOf(Fault.class).hasNoCause();
    assertThat(((Fault) thrown).code().id()).isEqualTo(code);
    assertThat(thrown.getMessage().toLowerCase(Locale.ROOT))
        .contains(column.column().name().shortForm().toLowerCase(Locale.ROOT))
        .doesNotContain("ada@", "second block", "mac", "padding", "length");
    return thrown.getMessage();
  }
}
