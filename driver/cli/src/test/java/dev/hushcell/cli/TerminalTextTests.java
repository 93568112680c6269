package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class TerminalTextTests {
  private static final String PAGE =
      """
      ### HC-1 Something `odd`

      - **Cause**: See [the page](keys.md#x) and `key rotate`. %s

      ```sh
      hushcell key rotate  # `as it is`
      ```
      """
          .formatted("word ".repeat(30).strip());

  @Test
  void hasNoMarksOfMarkdownAtATerminal() {
    String text = new TerminalText(Help.defaultColorScheme(Ansi.ON)).of(PAGE);
    assertThat(text.lines().findFirst()).contains("\u001b[1mHC-1 Something odd\u001b[21m\u001b[0m");
    assertThat(text)
        .contains("\u001b[1mCause\u001b[", "See the page and \u001b[36mkey rotate\u001b[")
        .contains("hushcell key rotate  # `as it is`\n")
        .doesNotContain("```", "**", "](");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void isThePageForAProgram() {
    assertThat(new TerminalText(Help.defaultColorScheme(Ansi.OFF)).of(PAGE)).isEqualTo(PAGE);
  }
}
