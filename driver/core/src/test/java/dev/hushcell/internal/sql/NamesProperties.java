package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Two names that a database takes for one fold alike. */
class NamesProperties {
  @Property(tries = 20_000)
  void foldsANameLikeItsUpperCase(@ForAll String name) {
    assertThat(Names.fold(name.toUpperCase(Locale.ENGLISH))).isEqualTo(Names.fold(name));
  }

  @Property(tries = 20_000)
  void foldsANameLikeItsLowerCase(@ForAll String name) {
    assertThat(Names.fold(name.toLowerCase(Locale.ENGLISH))).isEqualTo(Names.fold(name));
  }

  @Property(tries = 20_000)
  void foldsAFoldedNameToItself(@ForAll String name) {
    assertThat(Names.fold(Names.fold(name))).isEqualTo(Names.fold(name));
  }

  @Example
  void foldsEveryLetterLikeItsOtherCase() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isJavaIdentifierPart(c)) {
        String name = "a" + Character.toString(c);
        String folded = Names.fold(name);
        assertThat(Names.fold(name.toUpperCase(Locale.ENGLISH))).isEqualTo(folded);
        assertThat(Names.fold(name.toLowerCase(Locale.ENGLISH))).isEqualTo(folded);
        assertThat(Names.fold(folded)).isEqualTo(folded);
      }
    }
  }

  @Example
  void foldsWhatLowerCaseAloneWouldMiss() {
    assertThat(Names.fold("ma\u0131l")).isEqualTo("mail");
    assertThat(Names.fold("me\u017f\u017fage")).isEqualTo("message");
    assertThat(Names.fold("\u212ailo")).isEqualTo("kilo");
    assertThat(Names.fold("stra\u00dfe")).isEqualTo("strasse");
    assertThat(Names.fold("\uff23\uff2f\uff2e")).isEqualTo("con");
    assertThat(Names.fold("Contact")).isEqualTo("contact");
  }
}
