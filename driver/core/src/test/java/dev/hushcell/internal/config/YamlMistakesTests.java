package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake of form is told with the line and column at which it stands. */
class YamlMistakesTests {
  private static final String GOOD =
      """
      keystore: { type: bcfks, path: k, password: "${env:PW}", key: master }
      columns:
        a.b: {}
      """;

  @TempDir Path directory;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("a tab", "columns:\n\ta.b: {}\n", ConfigFault.BAD_YAML, 2, 1),
        Arguments.of("a tab after a space", "columns:\n \ta.b: {}\n", ConfigFault.BAD_YAML, 2, 2),
        Arguments.of("an open bracket", "plain: [ a.b\n", ConfigFault.BAD_YAML, 2, 1),
        Arguments.of("an open quote", "a: 1\nb: \"x\n", ConfigFault.BAD_YAML, 3, 1),
        Arguments.of("a second document", GOOD + "---\n{}\n", ConfigFault.BAD_YAML, 4, 1),
        Arguments.of("a key twice", GOOD + "  a.b: {}\n", ConfigFault.DUPLICATE_KEY, 4, 3),
        Arguments.of("a section twice", GOOD + "columns: {}\n", ConfigFault.DUPLICATE_KEY, 4, 1),
        Arguments.of("a list of sections", "- a\n- b\n", ConfigFault.BAD_VALUE, 1, 1),
        Arguments.of("a text", "\n  hello\n", ConfigFault.BAD_VALUE, 2, 3),
        Arguments.of("a list of columns", "columns: [a.b]\n", ConfigFault.BAD_VALUE, 1, 10),
        Arguments.of("an unknown alias", "plain: *x\n", ConfigFault.BAD_YAML, 1, 8),
        Arguments.of("a merge key", GOOD + "  <<: { c.d: {} }\n", ConfigFault.BAD_NAME, 4, 3),
        Arguments.of("an object tag", "!!java.io.File x\n", ConfigFault.BAD_VALUE, 1, 1),
        Arguments.of("a control character", "a: 1\nb: \u0007\n", ConfigFault.BAD_YAML, 2, 4),
        Arguments.of(
            "depth", "a:\n  " + "[".repeat(40) + "]".repeat(40), ConfigFault.BAD_YAML, 2, 18),
        Arguments.of(
            "aliases",
            "a: &a x\nb: [" + "*a, ".repeat(60) + "]\n",
            ConfigFault.BAD_YAML,
            2,
            5 + 50 * 4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void toldWithItsPlace(String what, String text, FaultCode code, int line, int column) {
    Fault fault = refusal(text);
    assertThat(fault)
        .as(what)
        .hasMessageStartingWith("[" + code.id() + "] ")
        .hasMessageEndingWith("(test.yaml, line " + line + ", column " + column + ")");
  }

  @Test
  void tabIsCalledByItsName() {
    assertThat(refusal("columns:\n\ta.b: {}\n"))
        .hasMessageContaining("there is a tab here; indent with spaces");
  }

  @Test
  void anchorsAreUsable() {
    String text =
        """
        keystore: { type: bcfks, path: k, password: "${env:PW}", key: master }
        columns:
          a.b: &sealed { pad: 32 }
          c.d: *sealed
        """;
    assertThat(read(text).columns()).extracting("pad").containsExactly(32, 32);
  }

  @Test
  void aliasOfItselfIsRefused() {
    assertThat(refusal(GOOD + "plain: &p [ *p ]\n").code()).isEqualTo(ConfigFault.BAD_VALUE);
    assertThat(refusal("columns: &c { a.b: *c }\n").code()).isEqualTo(ConfigFault.UNKNOWN_KEY);
  }

  @Test
  void byteOrderMarkIsNoMistake() throws IOException {
    byte[] text = ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(directory.resolve("hushcell.yaml"), text);
    assertThat(read(located(file).read()).columns()).hasSize(1);
  }

  @Test
  void windowsLineEndsCountAsOne() {
    assertThat(refusal(GOOD.replace("\n", "\r\n") + "colums: {}\r\n"))
        .hasMessageContaining("line 4, column 1");
  }

  @Test
  void otherEncodingIsToldWithItsPlace() throws IOException {
    byte[] latin = "keystore:\n  key: sch\u00fcssel\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(directory.resolve("latin.yaml"), latin);
    Fault fault = catchThrowableOfType(Fault.class, () -> located(file).read());
    assertThat(fault.code()).isEqualTo(ConfigFault.UNREADABLE);
    assertThat(fault).hasMessageContaining("not UTF-8").hasMessageContaining("line 2, column 11)");
    Files.write(file, GOOD.getBytes(StandardCharsets.UTF_16));
    assertThat(catchThrowableOfType(Fault.class, () -> located(file).read()))
        .hasMessageContaining("line 1, column 1)");
  }

  private ConfigLocation located(Path file) {
    return ConfigLocation.find(Optional.of(file.toString()), new FakeSurroundings(directory));
  }

  private Configuration read(String text) {
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("PW", "correct horse battery");
    return new ConfigurationReader("test.yaml", surroundings, new Warnings()).read(text);
  }

  private Fault refusal(String text) {
    return Optional.ofNullable(catchThrowableOfType(Fault.class, () -> read(text))).orElseThrow();
  }
}
