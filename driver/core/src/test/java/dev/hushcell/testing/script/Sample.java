package dev.hushcell.testing.script;

import dev.hushcell.internal.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The cases of the sample. Each stands for itself, and says everything that becomes of it; its
 * tables are in a file of their own.
 */
public final class Sample {
  /** The files whose cases run on the tables. */
  public static final List<String> RUN =
      List.of("queries", "keys", "changes", "definitions", "shapes", "forms", "elsewhere");

  /** The files whose cases need what a configuration trusts, and are only planned. */
  public static final List<String> PLANNED = List.of("dropped-checks", "procedures", "views");

  private static final String FOLDER = "/dev/hushcell/corpus/sample/";
  private static final Pattern UNDONE =
      Pattern.compile(
          "(?is)[\\s({]*(select|with|values|table|from|insert|update|delete|merge|replace|explain|call)\\b[^;]*");
  private static final Pattern CHANGING =
      Pattern.compile("(?i)\\b(insert|update|delete|merge|replace|call|execute)\\b");

  private Sample() {}

  public static List<Step> cases(String file) {
    return cases(file, Dialect.plain("h2"));
  }

  /** Returns the cases of a file that a kind of database has. */
  public static List<Step> cases(String file, Dialect dialect) {
    return Script.read(FOLDER + file + ".txt", dialect);
  }

  /** Returns the statements that make the tables and fill them. */
  public static List<Step> tables(Dialect dialect) {
    return Script.read(FOLDER + "tables.txt", dialect);
  }

  /** Returns the section {@code columns} of the configuration. */
  public static String columns() throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream(FOLDER + "columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Tells whether a case may change rows: a text without any of these words only reads. */
  public static boolean mayChange(Step step) {
    return CHANGING.matcher(step.text()).find();
  }

  /** Tells whether a rollback undoes a case. */
  public static boolean isUndone(Step step) {
    return UNDONE.matcher(step.text()).matches();
  }

  /** Returns a case with a value for each parameter, of the type that a plain database tells. */
  public static Step bound(Step step, Connection plain) {
    int parameters = step.rows().isEmpty() ? parameters(step.text()) : 0;
    if (parameters == 0) {
      return step;
    }
    List<Object> row = new ArrayList<>(Collections.nCopies(parameters, "1"));
    try (PreparedStatement statement = plain.prepareStatement(step.text())) {
      ParameterMetaData types = statement.getParameterMetaData();
      for (int i = 0; i < parameters; i++) {
        row.set(i, value(types.getParameterType(i + 1)));
      }
    } catch (SQLException | RuntimeException unknown) {
      // Then they are texts.
    }
    return step.withRows(List.of(row));
  }

  private static int parameters(String sql) {
    try {
      return PlanText.H2.lex(sql).parameters();
    } catch (Fault noTokens) {
      return 0;
    }
  }

  private static Object value(int type) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> 1;
      case Types.BIGINT -> 1L;
      case Types.NUMERIC, Types.DECIMAL -> new BigDecimal("1.50");
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> 1.5;
      case Types.BOOLEAN -> true;
      case Types.DATE -> LocalDate.of(2020, 1, 1);
      case Types.TIMESTAMP -> LocalDateTime.of(2020, 1, 1, 10, 0);
      case Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.parse("2020-01-01T10:00:00Z");
      case Types.BINARY, Types.VARBINARY -> new byte[] {1};
      case Types.OTHER -> UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
      default -> "1";
    };
  }
}
