package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.postgresql.text.PostgresLanguage;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.value.RealDriver;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the driver is shown of a text, and what is made of its answer. */
class EscapesTests {
  private static final String TEXT =
      "select {fn f(?, 'secret', 12)} /* secret */ from t where a = 'h{'";

  private final List<String> shown = new ArrayList<>();

  /** What a driver makes of a text. */
  private interface Driver {
    String nativeSql(String text) throws SQLException;
  }

  private String translated(String sql, Driver driver) {
    Connection raw =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  shown.add((String) arguments[0]);
                  return driver.nativeSql((String) arguments[0]);
                });
    Lexer lexer = new Lexer(new PostgresLanguage());
    return new Escapes(raw, RealDriver.standard(), () -> lexer).translated(sql);
  }

  @Test
  void showTheCodeAlone() {
    assertThat(translated(TEXT, text -> text.replace("{fn f", "g").replace("}", "")))
        .isEqualTo("select g(?, 'secret', 12) from t where a = 'h{'");
    assertThat(shown)
        .containsExactly("select {fn f('hh_5', 'hh_7', 'hh_9')} from t where a = 'hh_17'")
        .allMatch(text -> !text.contains("secret"));
  }

  @Test
  void putBackWhatTheDriverMovesOrRepeats() {
    assertThat(translated("select {fn f(?, 1)}", text -> "select g('h_5') + 'h_5x'"))
        .isEqualTo("select {fn f(?, 1)}");
    assertThat(translated("select {fn f(?, 1)}", text -> "select g('h_7', 'h_7', 'h_5')"))
        .isEqualTo("select g(1, 1, ?)");
  }

  @Test
  void leaveTheTextWhereTheDriverFailsOrLosesTrack() {
    assertThat(
            translated(
                TEXT,
                text -> {
                  throw new SQLException("no");
                }))
        .isEqualTo(TEXT);
    assertThat(translated(TEXT, text -> "select 'hh_5hh_7'")).isEqualTo(TEXT);
    assertThat(translated(TEXT, text -> "select 'hh_5")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "insert into t values ('{\"a\": 1}', $${$$) -- {fn x}",
        "{call f('{fn x}')}",
        "{? = call f({fn x(1)})}",
        "select 'not closed {fn f()}"
      })
  void askNothingWhereNothingIsAnEscape(String sql) {
    assertThat(translated(sql, text -> "another")).isEqualTo(sql);
    assertThat(shown).isEmpty();
  }

  @Test
  void keepHintsAndOperators() {
    String text = "select /*+ a */ ?, a ?? 'k', {fn f()}";
    assertThat(translated(text, shown -> shown.replace("{fn f()}", "g()")))
        .isEqualTo("select /*+ a */ ?, a ?? 'k', g()");
    assertThat(shown).allMatch(each -> each.indexOf('?') < 0);
  }
}
