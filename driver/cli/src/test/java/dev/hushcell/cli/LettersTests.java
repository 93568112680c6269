package dev.hushcell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.cli.CommandScene.Ran;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A value that a process did not get as it was typed is not looked for, stored or erased. */
class LettersTests {
  @TempDir private Path directory;

  @Test
  void aCommandLineWhoseLettersAreLostIsWrongUsage() throws Exception {
    CommandScene scene = new CommandScene(directory);
    Ran ran = scene.onDatabase("sql", "insert into contact values (2, 'M\uFFFDller')", "--json");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("the command line has letters that", "set LC_ALL=C.UTF-8");
    assertThat(
            JsonMapper.builder().build().readTree(ran.out()).get("error").get("message").asString())
        .contains("LC_ALL");
    assertThat(scene.onDatabase("sql", "select count(*) from contact").out()).contains("1 row");
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "UTF-8"})
  void anInputInAnotherCharsetIsRefused(String charset) {
    byte[] typed = "select 'Müller'\n".getBytes(StandardCharsets.ISO_8859_1);
    Lines lines = Lines.of(Lines.reader(new ByteArrayInputStream(typed), Charset.forName(charset)));
    assertThatThrownBy(() -> lines.next(""))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the input is no text in the charset");
  }

  @Test
  void anInputInTheCharsetIsRead() throws Exception {
    byte[] typed = "Müller\n".getBytes(StandardCharsets.UTF_8);
    assertThat(
            Lines.of(Lines.reader(new ByteArrayInputStream(typed), StandardCharsets.UTF_8))
                .next(""))
        .contains("Müller");
    assertThat(Lines.of(new BufferedReader(new StringReader(""))).next("")).isEmpty();
  }
}
