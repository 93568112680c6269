package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.rewriting.RewritingTables.Trait;
import dev.hushcell.internal.rewriting.RewritingTables.Trait.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableShapeTests {
  private static final Trait COLUMN = new Trait(Kind.COLUMN, "email", "varchar(100)");
  private static final Trait TRIGGER = new Trait(Kind.TRIGGER, "tidy", "secret body");
  private final String note = new TableShape(List.of(COLUMN, TRIGGER)).note();

  @Test
  void whatIsTheSameInAnotherOrderIsTheSame() {
    assertThat(new TableShape(List.of(TRIGGER, COLUMN)).changedSince(note)).isEmpty();
  }

  @Test
  void namesWhatChangedWithoutItsDefinition() {
    Trait other = new Trait(Kind.TRIGGER, "tidy", "secret other body");
    assertThat(new TableShape(List.of(COLUMN, other)).changedSince(note))
        .containsExactly(
            "trigger tidy is new or was changed", "1 trigger of before is gone or was changed");
    Trait policy = new Trait(Kind.POLICY, "few", "x");
    assertThat(new TableShape(List.of(COLUMN, TRIGGER, policy)).changedSince(note))
        .containsExactly("policy few is new or was changed");
    assertThat(new TableShape(List.of(COLUMN)).changedSince(note))
        .containsExactly("1 trigger of before is gone or was changed");
  }

  @Test
  void theNoteOfAnyTableFits() {
    List<Trait> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(new Trait(i % 2 == 0 ? Kind.COLUMN : Kind.INDEX, "c" + i, "int"));
    }
    String noted = new TableShape(many).note();
    assertThat(noted.length()).isLessThan(900);
    Collections.reverse(many);
    assertThat(new TableShape(many).changedSince(noted)).isEmpty();
    many.set(500, COLUMN);
    assertThat(new TableShape(many).changedSince(noted))
        .anyMatch(each -> each.contains("some "))
        .isNotEmpty();
    assertThat(new TableShape(many.subList(0, 120)).note().length()).isLessThan(900);
  }
}
