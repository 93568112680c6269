package dev.hushcell.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.SecretSources;
import dev.hushcell.internal.config.yaml.SecretCommand;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.secret.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets of a key store come from, and that none is told. */
@DisabledOnOs(value = WINDOWS, disabledReason = "the programs that are run are those of POSIX")
class SecretTests {
  private static final String SECRET = "correct horse battery";

  @TempDir Path directory;
  private FakeSurroundings surroundings;

  @BeforeEach
  void surroundings() {
    surroundings = new FakeSurroundings(directory);
  }

  @Test
  void commandGivesTheFirstLineThatItPrints() throws IOException {
    Files.writeString(directory.resolve("kept"), SECRET + "\r\nand a note\n");
    assertThat(password("{ command: [ cat, kept ] }")).isEqualTo(SECRET);
    assertThat(password("{ command: [ printf, '%s', no end of line ] }"))
        .isEqualTo("no end of line");
    assertThat(password("\n    command:\n      - echo\n      - a\n      - b")).isEqualTo("a b");
  }

  @Test
  void commandIsRunByNoShell() {
    assertThat(password("{ command: [ echo, '$HOME; echo `id` > x | cat' ] }"))
        .isEqualTo("$HOME; echo `id` > x | cat");
    refused("the command echo one two cannot be run", "{ command: 'echo one two' }");
  }

  @Test
  void commandTakesItsArgumentsFromElsewhere() {
    surroundings.environment.put("WHAT", SECRET);
    assertThat(password("{ command: [ echo, '${env:WHAT}' ] }")).isEqualTo(SECRET);
  }

  @Test
  void commandThatFailsIsToldWithoutWhatItPrinted() {
    Fault fault =
        refused(
            "the command sh ended with exit value 3; run it by hand",
            "{ command: [ sh, -c, 'echo \""
                + SECRET
                + "\"; echo \""
                + SECRET
                + "\" >&2; exit 3' ] }");
    assertThat(fault.getMessage()).contains("line 4");
    refused("the command no-such-program cannot be run", "{ command: [ no-such-program ] }");
    refused("printed nothing on its first line", "{ command: [ 'true' ] }");
    refused("printed nothing on its first line", "{ command: [ printf, '\\n%s', second ] }");
    refused("must name a program", "{ command: [] }");
    refused("must name a program", "{ command: '' }");
  }

  @Test
  void commandThatPrintsWithoutEndOrNeverEndsIsStopped() throws IOException {
    refused("the command yes printed more than", "{ command: [ 'yes' ] }");
    FilePosition place = new FilePosition("x.yaml", 1, 1);
    SecretCommand impatient = new SecretCommand(directory, Duration.ofMillis(50));
    assertThatThrownBy(() -> impatient.run(List.of("sleep", "600"), place))
        .hasMessageContaining("the command sleep took longer than 0 s");
  }

  @Test
  void sourceIsFoundByItsName() throws IOException {
    surroundings.sources =
        new SecretSources(
            List.of(source("vault-agent", SECRET), source("vault-agent", "the second")));
    assertThat(password("${vault-agent:crm/keys}")).isEqualTo(SECRET + " of crm/keys");
    refused("no source of secrets is called 'vault'", "${vault:crm}");
    refused("there are: vault-agent", "${vault:crm}");
    refused("there are: vault-agent; did you mean", "${vault-agnet:crm}");
  }

  @Test
  void sourceThatFailsIsToldWithItsReason() {
    surroundings.sources =
        new SecretSources(
            List.of(
                new SecretSource() {
                  @Override
                  public String name() {
                    return "agent";
                  }

                  @Override
                  public SecretBytes fetch(String reference) throws IOException {
                    throw new IOException("the agent does not answer");
                  }
                }));
    Fault fault = refused("the source of secrets 'agent' gave none", "${agent:crm}");
    assertThat(fault).hasRootCauseMessage("the agent does not answer");
  }

  @Test
  void sourceIsForSecretsOnlyAndAsAWhole() {
    surroundings.sources = new SecretSources(List.of(source("agent", SECRET)));
    refused("only ${env:NAME}, ${sys:name} and ${file:path} are known", "x${agent:crm}");
    assertThat(catchThrowable(() -> read("${env:PW}\n  path: ${agent:crm}")))
        .hasMessageContaining("only ${env:NAME}");
  }

  @Test
  void fileThatOthersCanReadIsTold() throws IOException {
    Path file = Files.writeString(directory.resolve("pw"), SECRET);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(LogCapture.warningsOf(Warnings.class, () -> password("${file:pw}"))).isEmpty();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(LogCapture.warningsOf(Warnings.class, () -> password("${file:pw}")))
        .singleElement()
        .asString()
        .contains(file.toString(), "chmod 600")
        .doesNotContain(SECRET);
  }

  @Test
  void everySecretOfEveryStoreCanComeFromACommand() {
    Configuration read =
        read("x\n  token: { command: [ echo, from-a-program ] }\n  secret-id: ${env:ID}", "vault");
    assertThat(text(read.keystore().secrets().get("token"))).isEqualTo("from-a-program");
    assertThat(text(read.keystore().secrets().get("secret-id"))).isEqualTo("4711");
    assertThat(read.holdsSecret()).isTrue(); // the password
    read.close();
    assertThat(catchThrowable(() -> text(read.keystore().secrets().get("token"))))
        .hasMessageContaining("already erased");
  }

  @Test
  void commandIsTheOnlyKey() {
    refused("must be a text or have command: alone", "{ comand: [ echo, x ] }");
    refused("must be a text or have command: alone", "{ command: [ echo ], more: x }");
    assertThat(catchThrowable(() -> read("x\n  path: { command: [ echo, x ] }")))
        .hasMessageContaining("keystore.path must be a single value");
  }

  @Test
  void secretThatYamlTakesForKeysIsNotQuoted() {
    for (String written :
        List.of("{%s}", "{a, %s}", "{ %s: x }", "\n    %s:", "\n    %s: x", "{}")) {
      refused("keystore.password must be a text", written.formatted(SECRET));
    }
  }

  @Test
  void secretWithoutASpaceInFrontIsNotQuoted() {
    for (String type : List.of("bcfks", "vault-transit")) {
      Throwable mistake =
          catchThrowable(() -> read("x\n  ? password:" + SECRET + "\n  ? token:" + SECRET, type));
      assertThat(mistake).hasMessageContaining("keystore.").hasMessageNotContaining(SECRET);
    }
    assertThat(catchThrowable(() -> read("x\n  also: { type: bcfks, pasword:" + SECRET + " }")))
        .hasMessageContaining("unknown key 'keystore.also.pasword:…'")
        .hasMessageContaining("put a space after its colon; did you mean 'password'?")
        .hasMessageNotContaining(SECRET);
  }

  private static SecretSource source(String name, String secret) {
    return new SecretSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public SecretBytes fetch(String reference) {
        return SecretBytes.adopt((secret + " of " + reference).getBytes(UTF_8));
      }
    };
  }

  private String password(String written) {
    try (Configuration read = read(written)) {
      return text(read.keystore().password().orElseThrow());
    }
  }

  private Fault refused(String text, String written) {
    ThrowingCallable reading = () -> read(written);
    Fault fault = catchThrowableOfType(Fault.class, reading);
    assertThat(fault).isNotNull();
    assertThat(fault).hasMessageContaining(text).hasMessageNotContaining(SECRET);
    return fault;
  }

  private Configuration read(String password) {
    return read(password, "bcfks");
  }

  private Configuration read(String password, String type) {
    surroundings.environment.put("PW", SECRET);
    surroundings.environment.put("ID", "4711");
    String text =
        "keystore:\n  type: "
            + type
            + "\n  key: m\n  password: "
            + password
            + "\ncolumns: { a.b: {} }\n";
    return new ConfigurationReader("x.yaml", surroundings, new Warnings()).read(text);
  }

  private static String text(SecretBytes secret) {
    return new String(secret.copy(SecretAccess.iHandleKeyBytes()), UTF_8);
  }
}
