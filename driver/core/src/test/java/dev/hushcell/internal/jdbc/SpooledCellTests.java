package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.cell.Cell;
import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.cell.StreamedCell;
import dev.hushcell.testing.ForkedJvm;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Cells that wait in a file until they are sent, once. */
class SpooledCellTests {
  private static final int HELD = 1000;

  @TempDir Path directory;

  private static byte[] cell(int length) {
    byte[] cell = new byte[length];
    new Random(length).nextBytes(cell);
    return cell;
  }

  private Object spooled(InputStream sealing) throws SQLException {
    return spooled(sealing, directory);
  }

  private static Object spooled(InputStream sealing, Path directory) throws SQLException {
    return RawColumn.raw(
        SpooledCell.of(RawColumn.cell(sealing), "doc.photo", new ArrayList<>(), HELD, directory));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void staysInMemoryUpToASize() throws Exception {
    byte[] cell = cell(HELD);
    assertThat(spooled(new ByteArrayInputStream(cell))).isEqualTo(cell);
    assertThat(files()).isEmpty();
  }

  @Test
  void isReadOnceFromItsFile() throws Exception {
    byte[] cell = cell(200_000);
    try (SpooledCell spooled = (SpooledCell) spooled(new ByteArrayInputStream(cell))) {
      assertThat(spooled.read()).isEqualTo(cell[0] & 0xFF);
      assertThat(spooled.read(new byte[0])).isZero();
      assertThat(spooled.readAllBytes()).isEqualTo(Arrays.copyOfRange(cell, 1, cell.length));
      assertThatThrownBy(spooled::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("[HC-4018]");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void isSentWithItsLength() throws Exception {
    Cell spooled =
        SpooledCell.of(
            RawColumn.cell(new ByteArrayInputStream(cell(200_000))),
            "doc.photo",
            new ArrayList<>(),
            HELD,
            directory);
    List<Object> told = new ArrayList<>();
    PreparedStatement statement =
        (PreparedStatement)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                  told.addAll(List.of(method.getName(), arguments[0], arguments[2]));
                  ((InputStream) arguments[1]).close();
                  return null;
                });
    spooled.bind(statement, 7);
    assertThat(told).containsExactly("setBinaryStream", 7, 200_000L);
  }

  @Test
  void isGoneWhenItIsGivenBack() throws Exception {
    List<SpooledCell> files = new ArrayList<>();
    InputStream sealing = new ByteArrayInputStream(cell(HELD + 1));
    Cell unused = SpooledCell.of(RawColumn.cell(sealing), "doc.photo", files, HELD, directory);
    SpooledCell spooled = files.get(0);
    SpooledCell.closeAll(files);
    assertThatThrownBy(spooled::read).hasMessageContaining("[HC-4018]");
    assertThat(files()).isEmpty();
  }

  @Test
  void aStreamThatFailsLeavesNothing() throws Exception {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            return length == 0 ? 0 : read();
          }
        };
    InputStream sealing = new SequenceInputStream(new ByteArrayInputStream(cell(5000)), broken);
    assertThatThrownBy(() -> spooled(sealing)).hasMessageContaining("[HC-3014]");
    assertThat(files()).isEmpty();
  }

  /** Writes a cell of 8 MiB to a file. */
  static final class Program {
    private Program() {}

    /** Says how it went. */
    public static void main(String[] arguments) {
      StreamedCell sealing = RawColumn.cell(new ByteArrayInputStream(new byte[8 << 20]));
      List<SpooledCell> files = new ArrayList<>();
      try {
        Cell unused = SpooledCell.of(sealing, "doc.photo", files);
        System.out.println("written");
        SpooledCell.closeAll(files);
      } catch (SQLException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private ForkedJvm program() {
    return ForkedJvm.java()
        .with("-Djava.io.tmpdir=" + directory)
        .classPath(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList())
        .with(Program.class.getName());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shell has no limit for files")
  void aFileThatCannotGrowIsTold() throws Exception {
    assertThat(program().run().success()).contains("written");
    assertThat(program().fileBlocks(9_000).run().success()).contains("[HC-4041]");
    assertThat(files()).isEmpty();
  }

  @Test
  void aDirectoryThatTakesNoFileIsNamedByItsSetting() {
    Path none = directory.resolve("none");
    InputStream sealing = new ByteArrayInputStream(cell(5000));
    assertThatThrownBy(() -> spooled(sealing, none))
        .isInstanceOf(SQLDataException.class)
        .hasMessageContaining("[HC-4041]")
        .hasMessageContaining("java.io.tmpdir");
  }
}
