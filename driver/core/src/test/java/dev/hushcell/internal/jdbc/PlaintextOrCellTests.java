package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.cell.Cell;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values in clear and cells have types that javac keeps apart: code that takes the one for the
 * other does not compile, not even in the room where both come by.
 */
class PlaintextOrCellTests {
  private static final String SNIPPET =
      """
      package dev.hushcell.internal.jdbc;

      import dev.hushcell.internal.cell.*;
      import dev.hushcell.internal.cell.ColumnCell.Compared;
      import dev.hushcell.internal.value.*;
      import dev.hushcell.internal.model.TypeKnowledge;
      import dev.hushcell.internal.plan.StatementPlan.Touching;
      import dev.hushcell.internal.plan.StatementPlan.Use;
      import dev.hushcell.policy.ProtectedColumn;
      import dev.hushcell.policy.Storage;
      import java.sql.PreparedStatement;
      import java.sql.ResultSet;

      abstract class Snippet {
        ColumnCell column;
        Plaintext plain;
        StoredCell cell;
        byte[] bytes;
        Parameters parameters;
        SessionCells cells;
        OpenColumns columns;
        OpeningResultSet rows;
        ProtectedColumn of;
        Touching plan;
        TypeKnowledge types;
        PreparedStatement statement;
        ResultSet row;

        void run() throws Exception {
          %s
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void eachIsTakenWhereItBelongs() throws URISyntaxException {
    assertThat(
            errors(
                """
                cell = column.seal(plain);
                cell = column.sealCompared(Plaintext.of("Ada"), Compared.VALUE);
                cell = StoredCell.in(row, 1, Storage.BINARY);
                Object opened = column.open(cell);
                opened = columns.opened(1, cell);
                parameters.keep(1, plain);
                parameters.keep(1, Argument.setObject(opened));
                Cell sent = cells.seal(of, Use.ASSIGNED, plain);
                sent.bind(statement, 1);
                sent.update(row, 1);
                rows.seal(1, plain);
                Object[] elements = StoredCell.array(new StoredCell[] {cell});
                String sql = Rendering.withLiterals(plan, literal -> cell, types);
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          column.seal(cell)                                       | cant.apply.symbol
          column.seal("Ada")                                      | cant.apply.symbol
          column.sealCompared(cell, Compared.VALUE)               | cant.apply.symbol
          column.sealCompared("A%", Compared.PATTERN)             | cant.apply.symbol
          column.open(plain)                                      | cant.apply.symbol
          column.open("Ada")                                      | cant.apply.symbol
          column.open(bytes)                                      | cant.apply.symbol
          columns.opened(1, plain)                                | cant.apply.symbols
          parameters.keep(1, cell)                                | cant.apply.symbol
          parameters.keep(1, "Ada")                               | cant.apply.symbol
          rows.seal(1, cell)                                      | cant.apply.symbol
          cells.seal(of, Use.ASSIGNED, cell)                      | cant.apply.symbols
          cells.taken(of, cell)                                   | cant.apply.symbol
          plain.bind(statement, 1)                                | cant.resolve.location.args
          plain.update(row, 1)                                    | cant.resolve.location.args
          plain.literal(types)                                    | cant.resolve.location.args
          statement.setString(1, Plaintext.of("Ada"))             | cant.apply.symbol
          statement.setBytes(1, Argument.setBytes(bytes))         | cant.apply.symbol
          statement.setBytes(1, cell)                             | cant.apply.symbol
          StoredCell.array(new Plaintext[] {plain})               | cant.apply.symbol
          Rendering.withLiterals(plan, literal -> plain, types)   | cant.apply.symbol
          Rendering.withLiterals(plan, literal -> "'Ada'", types) | cant.apply.symbol
          cell = plain                                            | prob.found.req
          plain = cell                                            | prob.found.req
          cell = (StoredCell) plain                               | prob.found.req
          cell = StoredCell.of(bytes, Storage.BINARY)             | not.def.public.cant.access
          new StreamedCell(new java.io.ByteArrayInputStream(bytes)) | cant.apply.symbols
          """)
  void noneIsTakenForTheOther(String code, String error) throws URISyntaxException {
    assertThat(errors(code + ";")).containsExactly("compiler.err." + error);
  }

  /** Returns what javac objects to. */
  private List<String> errors(String code) throws URISyntaxException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject snippet =
        new SimpleJavaFileObject(
            URI.create("string:///dev/hushcell/internal/jdbc/Snippet.java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SNIPPET.formatted(code);
          }
        };
    String classes =
        Path.of(Cell.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            + File.pathSeparator
            + System.getProperty("java.class.path");
    List<String> options =
        List.of("-proc:none", "-Xdiags:verbose", "-cp", classes, "-d", directory.toString());
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, found, options, null, List.of(snippet))
            .call();
    List<String> errors =
        found.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(Diagnostic::getCode)
            .toList();
    assertThat(errors.isEmpty()).isEqualTo(compiled);
    return errors;
  }
}
