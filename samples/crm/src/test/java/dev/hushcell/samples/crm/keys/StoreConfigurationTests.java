package dev.hushcell.samples.crm.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreConfigurationTests {
  private static final String BEFORE =
      """
      # mine
      keystore:
        type: bcfks
        path: a
        create: true

      access:
        # mine too
        web: {}
      """;
  private static final String NEW = "type: pkcs12\npath: b\n";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("hushcell.yaml");
    Files.writeString(file, BEFORE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void namesTheNewStoreBesideTheOldOneAndThenTheOldBesideTheNew() throws IOException {
    StoreConfiguration configuration = new StoreConfiguration(file);
    configuration.addBeside(NEW);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            # mine
            keystore:
              type: bcfks
              path: a
              create: true
              also:
                type: pkcs12
                path: b

            access:
              # mine too
              web: {}
            """);
    configuration.putInPlace(NEW);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            # mine
            keystore:
              type: pkcs12
              path: b
              also:
                type: bcfks
                path: a

            access:
              # mine too
              web: {}
            """);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void takesBackWhatItAdded() throws IOException {
    StoreConfiguration configuration = new StoreConfiguration(file);
    configuration.addBeside(NEW);
    configuration.removeBeside();
    assertThat(Files.readString(file)).isEqualTo(BEFORE);
  }

  @Test
  void leavesAFileAloneThatItDoesNotUnderstand() throws IOException {
    Files.writeString(file, "keystore: { type: bcfks }\n");
    assertThatThrownBy(() -> new StoreConfiguration(file).addBeside(NEW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("edit it by hand");
    assertThat(Files.readString(file)).isEqualTo("keystore: { type: bcfks }\n");
  }
}
