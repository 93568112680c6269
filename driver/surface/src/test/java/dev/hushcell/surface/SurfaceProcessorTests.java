package dev.hushcell.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurfaceProcessorTests {
  @TempDir static Path directory;
  private static Compilation compilation;

  @BeforeAll
  static void generate() {
    compilation = Compilation.of(RuleTable.load(), directory);
  }

  @Test
  void findsARuleForEveryMethodAndAMethodForEveryRule() {
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void countsTheKindsOfEachInterface() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : compilation.file("surface.txt").lines().toList()) {
      String type = line.substring(line.indexOf("sql.") + 4, line.indexOf('#'));
      counts.merge(type + " " + line.substring(line.lastIndexOf(' ') + 1), 1, Integer::sum);
    }
    assertThat(counts.entrySet().stream().map(Object::toString))
        .containsExactly(
            "Array FORWARD=3",
            "Array WRAP=8",
            "CallableStatement CELL_IN=47",
            "CallableStatement CELL_OUT=61",
            "CallableStatement OPEN=13",
            "Connection CHOOSES=4",
            "Connection FORWARD=27",
            "Connection OPEN=15",
            "Connection PREPARE=12",
            "DatabaseMetaData FORWARD=148",
            "DatabaseMetaData OPEN=7",
            "DatabaseMetaData SEEN=3",
            "DatabaseMetaData WRAP=19",
            "ParameterMetaData DESCRIBED=5",
            "ParameterMetaData OPEN=4",
            "PreparedStatement CELL_IN=50",
            "PreparedStatement OPEN=8",
            "ResultSet CELL_IN=92",
            "ResultSet CELL_OUT=68",
            "ResultSet FORWARD=30",
            "ResultSet OPEN=3",
            "ResultSetMetaData DESCRIBED=7",
            "ResultSetMetaData FORWARD=12",
            "ResultSetMetaData OPEN=2",
            "Statement FORWARD=30",
            "Statement OPEN=10",
            "Statement RUN=12",
            "Statement TEXT=2",
            "Wrapper UNWRAP=2");
  }

  @Test
  void writesAWholeClass() throws IOException {
    assertThat(compilation.file("ForwardingArray.java"))
        .startsWith(
            """
            package sample;

            /** Generated from rules.txt of dev.hushcell.surface; do not edit. */
            @org.jspecify.annotations.NullUnmarked
            @SuppressWarnings("deprecation")
            abstract class ForwardingArray implements java.sql.Array {
              abstract java.sql.Array delegate() throws java.sql.SQLException;

              abstract <T> T wrap(T inner) throws java.sql.SQLException;

              @Override
              public java.lang.String getBaseTypeName() throws java.sql.SQLException {
                return delegate().getBaseTypeName();
              }
            """);
  }

  @Test
  void forwardsWhatCarriesNothing() throws IOException {
    assertThat(compilation.method("ForwardingConnection", "void setReadOnly("))
        .isEqualTo(
            "public void setReadOnly(boolean p1) throws java.sql.SQLException {"
                + " delegate().setReadOnly(p1); }");
  }

  @Test
  void wrapsJdbcObjects() throws IOException {
    assertThat(compilation.method("ForwardingDatabaseMetaData", "java.sql.ResultSet getSchemas()"))
        .contains("return wrap(delegate().getSchemas());");
  }

  @Test
  void keepsBackValuesOfSealedParameters() throws IOException {
    assertThat(
            compilation.method(
                "ForwardingPreparedStatement", "void setDate(int p1, java.sql.Date p2, "))
        .contains(
            "boolean kept = keeps(p1);",
            "var now2 = repeats(p1) ? Argument.snapshot(p2) : p2;",
            "if (kept) { keep(p1, Argument.setDate(now2, now3)); }"
                + " else { delegate().setDate(place(p1), now2, now3); }");
    assertThat(compilation.method("ForwardingPreparedStatement", "void setObject(int p1, "))
        .contains("else { delegate().setObject(place(p1), Unwrapped.of(now2)");
    assertThat(compilation.method("ForwardingPreparedStatement", "void setBlob(int p1, "))
        .contains("if (kept) { keep(p1, Argument.setBlob(now2)); }");
  }

  @Test
  void opensCellsOfSealedColumns() throws IOException {
    assertThat(compilation.method("SealedCells", "long getLong(int p1)"))
        .contains("return opens(p1) ? cell(p1).getLong() : delegate().getLong(p1);");
    assertThat(compilation.method("SealedCells", "long getLong(java.lang.String p1)"))
        .contains("return getLong(columnOf(p1));");
    assertThat(compilation.method("SealedCells", "java.lang.Object getObject(int p1)"))
        .contains(": wrap(delegate().getObject(p1));");
    assertThat(compilation.method("SealedCells", "java.sql.Clob getClob(int p1)"))
        .contains("return opens(p1) ? cell(p1).getClob() : delegate().getClob(p1);");
    assertThat(compilation.method("SealedCells", "void updateString(int p1, "))
        .contains(
            "{ if (seals(p1)) { seal(p1, Plaintext.of(p2)); }"
                + " else { delegate().updateString(updatable(p1), p2); } }");
    assertThat(compilation.method("SealedCells", "void updateNull(java.lang.String p1)"))
        .contains("{ updateNull(columnOf(p1)); }");
    assertThat(compilation.method("SealedCells", "void updateBlob(int p1, java.io.InputStream p2)"))
        .contains("if (seals(p1)) { seal(p1, Argument.setBlob(p2)); }");
    assertThat(compilation.method("SealedCells", "void updateRow()"))
        .contains("{ change(() -> delegate().updateRow()); }");
  }

  @Test
  void turnsNamesOfParametersIntoNumbersWhereTheyAreKnown() throws IOException {
    String type = "ForwardingCallableStatement";
    assertThat(compilation.method(type, "void setString(java.lang.String p1, "))
        .contains("{ int at = number(p1); if (at > 0) { setString(at, p2); return; }")
        .contains("delegate().setString(p1, p2); }");
    assertThat(compilation.method(type, "void registerOutParameter(java.lang.String p1, int p2)"))
        .contains("if (at > 0) { registerOutParameter(at, p2); return; }")
        .contains("delegate().registerOutParameter(p1, p2); }");
    assertThat(compilation.file(type + ".java"))
        .contains("public abstract void registerOutParameter(int p1, int p2)");
    assertThat(compilation.method(type, "long getLong(java.lang.String p1)"))
        .contains("{ int at = number(p1); if (at > 0) { return getLong(at); }")
        .contains("return delegate().getLong(p1); }");
    assertThat(compilation.method(type, "long getLong(int p1)"))
        .contains("return opens(p1) ? cell(p1).getLong() : delegate().getLong(p1);");
    assertThat(compilation.method(type, "java.lang.Object getObject(int p1)"))
        .contains(": handed(p1, delegate().getObject(p1));");
  }

  @Test
  void passesCellsWithoutATestWhereNothingIsTouched() throws IOException {
    assertThat(compilation.method("PlainCells", "long getLong(int p1)"))
        .contains("{ return delegate().getLong(p1); }");
    assertThat(compilation.method("PlainCells", "java.sql.Array getArray(int p1)"))
        .contains("{ return wrap(delegate().getArray(p1)); }");
    assertThat(compilation.method("PlainCells", "void updateArray(int p1, "))
        .contains("{ delegate().updateArray(p1, Unwrapped.of(p2)); }");
  }

  @Test
  void leavesOpenMethodsAbstractEvenIfTheInterfaceHasADefault() throws IOException {
    assertThat(compilation.file("ForwardingStatement.java"))
        .contains("public abstract long executeLargeUpdate(java.lang.String p1)");
  }

  @Test
  void leadsToTheDelegateWhereThatIsAllowed() throws IOException {
    assertThat(compilation.method("ForwardingStatement", "<T> T unwrap("))
        .contains("return Unwrapping.unwrap(this, delegate(), p1, session().unwrapAllowed());");
    assertThat(compilation.file("ForwardingStatement.java")).contains("abstract Session session()");
  }

  @Test
  void describesAPlaceByTheTypeThatItHas() throws IOException {
    assertThat(compilation.method("ForwardingResultSetMetaData", "boolean isSigned(int p1)"))
        .contains("var facts = facts(p1);")
        .contains("return facts == null ? delegate().isSigned(place(p1)) : facts.signed();");
    assertThat(compilation.method("ForwardingParameterMetaData", "int getParameterType(int p1)"))
        .contains(": facts.type().jdbcType();");
  }

  @Test
  void leavesOutRowsAndRefusesWhatChoosesADatabase() throws IOException {
    String keys = "java.sql.ResultSet getPrimaryKeys(";
    assertThat(compilation.method("ForwardingDatabaseMetaData", keys))
        .contains("return seen(delegate().getPrimaryKeys(p1, p2, p3));");
    assertThat(compilation.method("ForwardingConnection", "void setShardingKey("))
        .contains(
            "throw dev.hushcell.internal.error.SqlErrors.choosesDatabase(\"setShardingKey\")");
  }

  @Test
  void preparesATextBehindItsPlan() throws IOException {
    String type = "ForwardingConnection";
    assertThat(compilation.method(type, "java.sql.Statement createStatement()"))
        .contains("return direct(delegate().createStatement());");
    assertThat(
            compilation.method(type, "java.sql.CallableStatement prepareCall(java.lang.String p1)"))
        .contains("return preparation().call(p1, text -> delegate().prepareCall(text));");
    assertThat(
            compilation.method(
                type,
                "java.sql.PreparedStatement prepareStatement(java.lang.String p1, int p2, int p3)"))
        .contains("preparation().statement(p1, ResultSetKind.of(p2, p3), text -> ");
  }

  @Test
  void runsTextsOfStatementsThatTakeThem() throws IOException {
    String type = "TextTakingStatement";
    assertThat(compilation.method(type, "int executeUpdate(java.lang.String p1, int[] p2)"))
        .contains("return run(p1, (statement, text) -> statement.executeUpdate(text, p2));");
    assertThat(compilation.file(type + ".java"))
        .contains("abstract <T> T run(String sql, Execution<T> execution)")
        .doesNotContain("addBatch", "executeQuery");
  }

  @Test
  void leavesTextsToPlainStatementsAndRefusesThemOnPreparedOnes() throws IOException {
    assertThat(compilation.file("ForwardingStatement.java"))
        .contains("public abstract int executeUpdate(java.lang.String p1, int[] p2)");
    assertThat(compilation.file("ForwardingPreparedStatement.java").split("throw notForTexts"))
        .hasSize(14 + 1);
    assertThat(compilation.method("ForwardingPreparedStatement", "void addBatch(java.lang.String"))
        .contains("{ throw notForTexts(); }");
    assertThat(compilation.file("ForwardingPreparedStatement.java"))
        .contains("public abstract void addBatch() throws");
  }

  @Test
  void complainsOfAMethodWithoutRule(@TempDir Path other) {
    RuleTable rules = RuleTable.parse("java.sql.Array\n  forward free getBaseType\n");
    assertThat(Compilation.of(rules, other).messages())
        .contains("no rule for java.sql.Array#getBaseTypeName()")
        .contains("no rule for java.sql.ResultSet#getLong(int)")
        .doesNotContain("no rule for java.sql.Array#free()");
  }

  @Test
  void complainsOfARuleWithoutMethod(@TempDir Path other) {
    RuleTable rules = RuleTable.parse("java.sql.Array\n  forward free getBaseTyp\n");
    assertThat(Compilation.of(rules, other).messages())
        .contains("a rule without method: java.sql.Array#getBaseTyp");
  }
}
