package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooseNamesTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cóntact",
        "contact ",
        "con\u200btact",
        "con\u00adtact",
        "c\u00f8ntact",
        "contact\ud83d\ude00",
        "\uff43ontact",
        "CONTÁCT",
        "contac\u0000t",
        "contact\u3000"
      })
  void findsWhatSomeCollationTakesForTheName(String written) {
    assertThat(meet(written, "contact")).isTrue();
    assertThat(meet("contact", written)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"größe", "straße", "né", "é", "contäiner", "kontakt", "contacts", "c"})
  void passesWhatNoCollationDoes(String written) {
    assertThat(meet(written, "contact")).isFalse();
  }

  @Test
  void expandsLigaturesOfProtectedNamesToo() {
    assertThat(meet("aether", "\u00e6ther")).isTrue();
    assertThat(meet("grosse", "gr\u00f6\u00dfe")).isTrue();
  }

  private static boolean meet(String name, String other) {
    return LooseNames.meet(List.of(Names.fold(name)), List.of(Names.fold(other)))
        || Names.fold(name).equals(Names.fold(other));
  }
}
