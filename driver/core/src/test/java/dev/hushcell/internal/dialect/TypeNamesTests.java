package dev.hushcell.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNamesTests {
  private final TypeNames names =
      new TypeNames(
          "word",
          """
          WORD, TWO WORDS | TEXT VARCHAR | *[100]
          FLOAT(..24) | APPROXIMATE REAL 24 | real
          FLOAT, DOUBLE() | APPROXIMATE DOUBLE 53 | double
          NUMBER | EXACT DECIMAL | number(?, 0)
          CLOCK | TIME TIME 8 | clock(3) at home
          SHORT | TIME -155 8 | short[0]
          LETTERS | CASELESS CHAR 5 0 | letters(5) | kept
          DOUBLE, NUMBER | write it otherwise
          """);

  @Test
  void argumentsAreWrittenWhereTheyAreMeant() {
    assertThat(names.logical("word"))
        .isEqualTo(new LogicalType(Family.TEXT, "WORD", Types.VARCHAR, "WORD", 100, 0, false));
    assertThat(names.logical("two words(7)").declared()).isEqualTo("TWO WORDS(7)");
    assertThat(names.logical("number(9)").declared()).isEqualTo("number(9, 0)");
    assertThat(names.logical("letters(9)"))
        .isEqualTo(new LogicalType(Family.TEXT, "letters(5)", Types.CHAR, "kept", 5, 0, true));
  }

  @Test
  void theFirstNameThatFitsCounts() {
    assertThat(names.logical("float(24)").declared()).isEqualTo("real");
    assertThat(names.logical("float(25)").declared()).isEqualTo("double");
    assertThat(names.logical("float").declared()).isEqualTo("double");
  }

  @Test
  void timesAreAsWideAsTheirFractions() {
    assertThat(names.logical("clock"))
        .isEqualTo(
            new LogicalType(
                Family.TIME, "clock(3) at home", Types.TIME, "clock at home", 12, 3, false));
    assertThat(names.logical("short(0)").declared()).isEqualTo("short");
    assertThat(names.logical("short(2)"))
        .isEqualTo(new LogicalType(Family.TIME, "short(2)", -155, "short", 11, 2, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"double(5)", "number"})
  void whatDoesNotFitIsRefusedWithAdvice(String declared) {
    assertThatThrownBy(() -> names.logical(declared))
        .hasMessageContaining(declared)
        .hasMessageEndingWith("write it otherwise");
  }

  @Test
  void whatIsNotListedIsRefused() {
    assertThatThrownBy(() -> names.logical("other")).hasMessageEndingWith("use word");
  }
}
