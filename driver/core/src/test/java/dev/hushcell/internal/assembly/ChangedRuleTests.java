package dev.hushcell.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.ColumnChange;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rule becomes of which an administrator changes something. */
class ChangedRuleTests {
  private static final ColumnChange CHANGE = ColumnChange.of("AMOUNT");
  private static final BelongsTo ID = BelongsTo.rowOf("ID");

  private static ColumnRule rule(Search search, Compare compare) {
    return new ColumnRule(
        Optional.of("S"),
        "PAY",
        "AMOUNT",
        search,
        compare,
        "pay.amount",
        Optional.empty(),
        16,
        Storage.TEXT,
        Set.of());
  }

  @Test
  void whatIsNotNamedStays() {
    ColumnRule bound = rule(Search.NONE, Compare.UNSPECIFIED).belongingTo(ID);
    assertThat(ChangedRule.of(bound, CHANGE)).isEqualTo(bound);
    ColumnRule padded = ChangedRule.of(bound, CHANGE.pad(32).storage(Storage.BINARY));
    assertThat(padded.belongsTo()).isEqualTo(ID);
    assertThat(padded.pad()).isEqualTo(32);
    assertThat(ChangedRule.of(bound, CHANGE.belongsTo(BelongsTo.NONE)).belongsTo())
        .isEqualTo(BelongsTo.NONE);
  }

  @Test
  void belongsToGoesWithoutSearchAndGroupsAlone() {
    ColumnRule searched = rule(Search.EQUALITY, Compare.LOWER);
    ColumnRule bound = ChangedRule.of(searched, CHANGE.search(Search.NONE).belongsTo(ID));
    assertThat(bound.belongsTo()).isEqualTo(ID);
    assertThat(bound.compare()).isEqualTo(Compare.UNSPECIFIED);
    assertThat(
            ChangedRule.of(bound, CHANGE.search(Search.EQUALITY).belongsTo(BelongsTo.NONE))
                .search())
        .isEqualTo(Search.EQUALITY);
    for (ColumnChange wrong :
        new ColumnChange[] {
          CHANGE.search(Search.EQUALITY), CHANGE.narrow(Narrow.whole(4)),
        }) {
      assertThatThrownBy(() -> ChangedRule.of(bound, wrong))
          .hasMessageContaining("PAY.AMOUNT cannot have belongs-to and search or narrow");
    }
    assertThatThrownBy(() -> ChangedRule.of(searched, CHANGE.belongsTo(ID)))
        .hasMessageContaining("belongs-to");
  }
}
