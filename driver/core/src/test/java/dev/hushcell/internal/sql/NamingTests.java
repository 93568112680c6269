package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.sql.Naming.Kind;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTests {
  private static final Naming UPPER = Naming.of(new Letters(Unquoted.UPPER));
  private static final Letters ASCII = new Letters(Unquoted.LOWER_ASCII);
  private static final Naming CUT = new Naming(ASCII, ASCII, ASCII, ASCII, 63, false);
  private static final Letters KEPT = new Letters(Unquoted.KEPT);
  private static final Letters CASELESS = new Letters(Unquoted.KEPT, true);
  private static final Naming MIXED =
      new Naming(KEPT, KEPT, CASELESS, CASELESS, Naming.UNLIMITED, false);

  private static Name quoted(String text) {
    return new Name(text, true);
  }

  private static Name bare(String text) {
    return new Name(text, false);
  }

  @Test
  void unquotedNamesAreStoredAsTheDatabaseDoes() {
    assertThat(UPPER.same(bare("contact"), quoted("CONTACT"), Kind.TABLE)).isTrue();
    assertThat(UPPER.same(bare("contact"), quoted("contact"), Kind.TABLE)).isFalse();
    assertThat(CUT.same(bare("CONTACT"), quoted("contact"), Kind.COLUMN)).isTrue();
    assertThat(CUT.same(quoted("Contact"), quoted("contact"), Kind.COLUMN)).isFalse();
  }

  @Test
  void kindsOfNamesMayHaveRulesOfTheirOwn() {
    assertThat(MIXED.same(bare("C"), bare("c"), Kind.ALIAS)).isFalse();
    assertThat(MIXED.same(bare("C"), bare("c"), Kind.COMMON)).isTrue();
    assertThat(MIXED.same(quoted("EMAIL"), quoted("email"), Kind.COLUMN)).isTrue();
  }

  @Test
  void whatIsNotKnownIsNotTheSame() {
    assertThat(CUT.same(bare("ÉMAIL"), quoted("émail"), Kind.COLUMN)).isFalse();
    assertThat(CUT.stored(bare("ÉMAIL"), Kind.COLUMN)).isEmpty();
    assertThat(MIXED.same(quoted("ÉMAIL"), quoted("émail"), Kind.COLUMN)).isFalse();
    assertThat(MIXED.same(quoted("émail"), quoted("émail"), Kind.COLUMN)).isTrue();
  }

  @Test
  void namesAreCutWhereTheDatabaseCutsThem() {
    String kept = "a".repeat(63);
    assertThat(CUT.same(bare(kept + "b"), quoted(kept), Kind.TABLE)).isTrue();
    assertThat(UPPER.same(bare(kept + "b"), bare(kept), Kind.TABLE)).isFalse();
    assertThat(CUT.stored(quoted("é".repeat(40)), Kind.TABLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "contact, CONTACT",
    "contact, Contact",
    "email, emaİl",
    "email, emaıl",
    "email, émail",
    "email, ｅｍａｉｌ",
    "strasse, straße",
    "key, \u212Aey",
    "'contact ', contact",
    "#mysql50#contact, contact",
    "#MySQL50##mysql50#contact, contact"
  })
  void mayBeOneWhereAnyDatabaseMightTakeThemForOne(String one, String other) {
    assertThat(UPPER.mayBe(quoted(one), bare(other))).isTrue();
    assertThat(UPPER.mayBe(bare(other), quoted(one))).isTrue();
  }

  @Test
  void mayBeOneWhereTheEndIsCut() {
    String kept = "é".repeat(31);
    assertThat(CUT.mayBe(bare(kept + "éx"), quoted(kept))).isTrue();
    assertThat(CUT.mayBe(bare("contact"), quoted("contacts"))).isFalse();
  }

  @Test
  void whatIsTheSameMayBe() {
    for (String one : new String[] {"contact", "É", "a".repeat(80), "#mysql50#x", "x "}) {
      for (Naming naming : new Naming[] {UPPER, CUT, MIXED}) {
        assertThat(naming.mayBe(bare(one), quoted(one))).isTrue();
      }
    }
  }

  /** Most names differ so clearly that their keys need not be made. */
  @Test
  void aGlanceTellsNothingElseThanTheKeys() {
    List<String> names =
        new ArrayList<>(List.of("", " ", "#mysql50#ab", "#mysql50#", "a".repeat(22)));
    for (String first : List.of("a", "A", "b", "#", " ", "é", "\u212A", "k", "ß", "_")) {
      for (String second : List.of("", "b", "B", " ", "s", "ſ", "ab ")) {
        names.add(first + second);
      }
    }
    for (String one : names) {
      for (String other : names) {
        boolean met = UPPER.meet(Naming.keys(one), Naming.keys(other));
        assertThat(UPPER.mayBe(bare(one), quoted(other))).as("%s %s", one, other).isEqualTo(met);
        for (Naming naming : List.of(UPPER, CUT, MIXED)) {
          boolean same = naming.same(bare(one), quoted(other), Kind.COLUMN);
          assertThat(same && !met).as("%s %s", one, other).isFalse();
          boolean equal = naming.stored(bare(one), Kind.COLUMN).equals(Optional.of(other));
          assertThat(
                  equal
                      && !other.isEmpty()
                      && !same
                      && naming.stored(quoted(other), Kind.COLUMN).equals(Optional.of(other)))
              .as("%s %s", one, other)
              .isFalse();
        }
      }
    }
  }
}
