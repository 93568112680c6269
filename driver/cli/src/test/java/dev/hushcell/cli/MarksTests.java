package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class MarksTests {
  private static final String TEXT =
      """
      touches           PUBLIC.CONTACT: EMAIL
      literal at 1:38   compared as PUBLIC.CONTACT.EMAIL (search: equality)
      result 1          opened as PUBLIC.CONTACT.EMAIL
      sends             select email from contact where email = <sealed>""";

  private final Marks on = new Marks(Help.defaultColorScheme(Ansi.ON));
  private final Marks off = new Marks(Help.defaultColorScheme(Ansi.OFF));

  @Test
  void colourWhatIsSealedOpenedAndRefused() {
    assertThat(on.explanation(TEXT))
        .contains("\u001b[33mcompared as\u001b[", "\u001b[32mopened as\u001b[")
        .contains("\u001b[33m<sealed>\u001b[");
    assertThat(on.explanation("refused  [HC-2107] contact.email …"))
        .startsWith("\u001b[1m\u001b[31mrefused\u001b[")
        .contains("31m[HC-2107]");
    assertThat(on.opened("ada")).startsWith("\u001b[32mada");
  }

  @Test
  void colourHowBadALineIs() {
    assertThat(on.judged("TROUBLE  link: plain")).startsWith("\u001b[1m\u001b[31mTROUBLE\u001b[");
    assertThat(on.judged("note     disk: plain")).startsWith("\u001b[33mnote\u001b[");
    assertThat(on.judged("fine     the clocks agree")).startsWith("\u001b[32mfine\u001b[");
    assertThat(off.judged("TROUBLE  link: plain")).isEqualTo("TROUBLE  link: plain");
  }

  @Test
  void changeNothingButColours() {
    assertThat(on.explanation(TEXT).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(TEXT);
  }

  @Test
  void areNotThereWithoutATerminal() {
    assertThat(off.explanation(TEXT)).isEqualTo(TEXT);
    assertThat(off.opened("ada") + off.wrong("x")).isEqualTo("adax");
  }
}
