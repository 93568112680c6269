package dev.hushcell.samples.crm.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How columns are declared in a configuration that belongs to somebody else. */
class LateColumnsTests {
  private static final String STORE = "keystore:\n  type: bcfks\n";

  @Test
  void declaresBesideWhatIsThere() throws IOException {
    assertThat(LateColumns.declaring(STORE))
        .startsWith(STORE)
        .endsWith("\n\ncolumns:\n" + ofPastCalls());
    assertThat(LateColumns.declaring(STORE + "columns:  # mine\n  note.text: {}\n"))
        .isEqualTo(STORE + "columns:  # mine\n" + ofPastCalls() + "  note.text: {}\n");
  }

  @Test
  void leavesDeclarationsOfTheOwnerAlone() throws IOException {
    String own = STORE + "columns:\n  public.past_call.said: { pad: 64 }\n";
    assertThat(LateColumns.declaring(own)).isEqualTo(own);
    assertThat(LateColumns.declaring(LateColumns.declaring(STORE)))
        .isEqualTo(LateColumns.declaring(STORE));
  }

  @Test
  void editsNothingThatItDoesNotUnderstand() {
    assertThatThrownBy(() -> LateColumns.declaring(STORE + "columns: { note.text: {} }\n"))
        .isInstanceOf(IOException.class);
  }

  private static String ofPastCalls() {
    return "  past_call.phone: { search: equality, compare: exact }\n  past_call.said: {}\n";
  }
}
