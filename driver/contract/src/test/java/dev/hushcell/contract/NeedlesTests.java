package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NeedlesTests {
  private static final String MARK = "m4rked-é";
  private static final byte[] UTF8 = MARK.getBytes(StandardCharsets.UTF_8);
  private static final String HEX = HexFormat.of().formatHex(UTF8);

  private final Needles needles = new Needles(List.of(MARK, "other-mark"));

  @Test
  void findAMarkInEachForm() {
    assertThat(found(UTF8)).containsExactly("m4rked-é in UTF-8");
    assertThat(found(MARK.getBytes(StandardCharsets.UTF_16LE)))
        .containsExactly("m4rked-é in UTF-16");
    assertThat(found(Needles.latin1(HEX))).containsExactly("m4rked-é in hexadecimal");
    assertThat(found(Needles.latin1(HEX.toUpperCase(Locale.ROOT))))
        .containsExactly("m4rked-é in capital hexadecimal");
    assertThat(found(Base64.getEncoder().encode(UTF8))).containsExactly("m4rked-é in Base64");
  }

  @Test
  void findItAtBothEndsAndBesideAnother() {
    assertThat(found(Needles.latin1("other-mark other-mark")))
        .containsExactly("other-mark in UTF-8");
    assertThat(needles.in((MARK + "\0other-mark").getBytes(StandardCharsets.UTF_8))).hasSize(2);
  }

  @Test
  void findNothingInAPartOfIt() {
    assertThat(found(Needles.latin1("m4rked- other-mar"))).isEmpty();
    assertThat(found(new byte[0])).isEmpty();
    assertThat(found(new byte[100])).isEmpty();
  }

  /** Not all places are looked at. */
  @Test
  void findItAtEveryPlace() {
    Needles one = new Needles(List.of("a text that is rather long"));
    byte[] text = Needles.latin1("a text that is rather long");
    for (int before = 0; before < 40; before++) {
      for (int behind = 0; behind < 10; behind++) {
        byte[] content = new byte[before + text.length + behind];
        System.arraycopy(text, 0, content, before, text.length);
        assertThat(one.in(content)).hasSize(1);
        content[before + text.length - 1] = 'X';
        assertThat(one.in(content)).isEmpty();
      }
    }
  }

  /** Less than the bytes by which longer ones are recognized. */
  @Test
  void findAShortText() {
    Needles two = new Needles(List.of("abc", "a longer text"));
    assertThat(two.in(Needles.latin1("xxabc a longer text"))).hasSize(2);
    assertThat(two.in(Needles.latin1("xxab a longer tex"))).isEmpty();
  }

  /** What stands around it is something else. */
  private List<String> found(byte[] content) {
    byte[] around = new byte[content.length + 7];
    System.arraycopy(content, 0, around, 5, content.length);
    return needles.in(around).stream().map(each -> each.text() + " " + each.form()).toList();
  }
}
