package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.Database.DiskExam;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The disk of H2. A connection that names another cipher than the files have is refused by H2, so
 * its option is proof; of a file in reach the first bytes are.
 */
final class H2Disk implements DiskExam {
  private static final String CIPHER = "CIPHER";
  private static final String TRACE = "TRACE_LEVEL_FILE";

  /** The options of connections that bear on the disk. */
  static final List<String> OPTIONS = List.of(CIPHER, TRACE);

  private static final Pattern IN_MEMORY = Pattern.compile("(?i)(?:nio)?mem(?:FS|LZF):.*");
  private static final List<String> UNSEEN =
      List.of("the trace level, where somebody changed it by SET TRACE_LEVEL_FILE");

  private static final byte[] ENCRYPTED = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);
  private static final String PATH = "CALL DATABASE_PATH()";
  private static final String SERVER =
      "SELECT SERVER FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()";
  private static final String REMEDY =
      "make the database with ;CIPHER=AES in its URL, or change it with org.h2.tools.ChangeFileEncryption";

  @Override
  public DiskStatus found(Connection connection, DriverPromise promise) throws SQLException {
    Optional<String> path =
        Rows.of(connection, PATH, row -> Optional.ofNullable(row.getString(1))).get(0);
    if (path.filter(file -> !IN_MEMORY.matcher(file).matches()).isEmpty()) {
      return new DiskStatus(AtRest.NOTHING_KEPT, "the database is in memory", List.of(), List.of());
    }
    List<ClearSetting> clear = trace(promise.disk().getOrDefault(TRACE, "1"));
    boolean remote =
        Rows.of(connection, SERVER, row -> row.getString(1) != null).stream().anyMatch(is -> is);
    Optional<Boolean> encrypted = remote ? Optional.empty() : header(path.get());
    if (encrypted.orElse(promise.disk().containsKey(CIPHER))) {
      return new DiskStatus(AtRest.ENCRYPTED, "CIPHER=AES", clear, UNSEEN);
    }
    boolean known = encrypted.isPresent() || isSeen(promise);
    return new DiskStatus(
        known ? AtRest.PLAIN : AtRest.UNKNOWN,
        (known ? "its files have no CIPHER; " : "whether its files have a CIPHER is not seen; ")
            + REMEDY,
        clear,
        UNSEEN);
  }

  private static List<ClearSetting> trace(String level) {
    if (level.equals("0")) {
      return List.of();
    }
    String which = level.equals("1") ? "statements that failed" : "statements and bound values";
    return List.of(
        new ClearSetting(
            TRACE,
            level,
            which + ", into the file with the ending .trace.db",
            "SET TRACE_LEVEL_FILE 0, or ;TRACE_LEVEL_FILE=0 in the URL"));
  }

  private static boolean isSeen(DriverPromise promise) {
    return promise.certificate() != Certificate.UNSEEN;
  }

  /** Returns whether a file is encrypted; empty where it is not in reach. */
  private static Optional<Boolean> header(String path) {
    try (InputStream in = Files.newInputStream(Path.of(path + ".mv.db"))) {
      return Optional.of(Arrays.equals(in.readNBytes(ENCRYPTED.length), ENCRYPTED));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
