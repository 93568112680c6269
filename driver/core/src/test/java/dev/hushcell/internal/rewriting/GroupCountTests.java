package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What is counted of groups, without a database. */
class GroupCountTests {
  private static GroupCount count(Narrow... groups) {
    return new GroupCount(
        Arrays.stream(groups)
            .map(
                narrow ->
                    new ProtectedColumn(
                        new ColumnName(new TableName("S", "T"), "C"),
                        new LogicalType(
                            Family.TEXT, "VARCHAR(40)", Types.VARCHAR, "VARCHAR", 40, 0, false),
                        Search.NONE,
                        Compare.UNSPECIFIED,
                        "k",
                        0,
                        Storage.BINARY,
                        narrow))
            .toList());
  }

  @Test
  void countsTheCommonestValueWithoutRegardToCase() {
    GroupCount count = count(Narrow.whole(4));
    for (String name : List.of("Smith", "SMITH", "smith", "Jones")) {
      count.add(List.of(name));
    }
    count.add(Collections.singletonList(null));
    GroupLeak found = count.found();
    assertThat(found.rows()).isEqualTo(5);
    GroupLeak.Column column = found.columns().get(0);
    assertThat(column.values()).isEqualTo(4);
    assertThat(column.commonest()).isEqualTo(3);
    assertThat(column.share()).isEqualTo(0.75);
    assertThat(column.smallest()).isIn(1L, 4L);
    assertThat(column.fitting()).isZero();
    assertThat(column.hasCommonValue()).isTrue();
    assertThat(column.hasSmallGroups()).isTrue();
  }

  @Test
  void countsBeginningsWhereTheseTellGroups() {
    GroupCount count = count(new Narrow(2, 4));
    for (String name : List.of("Strasse", "straße", "Stein", "Sand")) {
      count.add(List.of(name));
    }
    assertThat(count.found().columns().get(0).commonest()).isEqualTo(3);
  }

  @Test
  void whereNothingIsThereNothingIsTold() {
    GroupLeak found = count(Narrow.whole(8)).found();
    assertThat(found.columns().get(0).shareOfGroup()).isZero();
    assertThat(found.columns().get(0).smallest()).isZero();
    assertThat(found.isFingerprint()).isFalse();
  }

  @Test
  void severalColumnsTellRowsApartThatNoneDoesAlone() {
    GroupCount together = count(Narrow.whole(256), Narrow.whole(256), Narrow.whole(256));
    GroupCount one = count(Narrow.whole(64));
    for (int row = 0; row < 100_000; row++) {
      together.add(List.of("a" + row, "b" + row, "c" + row));
      one.add(List.of("a" + row));
    }
    assertThat(together.found().alone()).isCloseTo(99_400, Percentage.withPercentage(1));
    assertThat(together.found().isFingerprint()).isTrue();
    GroupLeak.Column column = one.found().columns().get(0);
    assertThat(one.found().alone()).isZero();
    assertThat(column.hasSmallGroups()).isFalse();
    assertThat(column.hasCommonValue()).isFalse();
    assertThat(column.commonest()).isBetween(1L, 3L);
    assertThat(column.smallest()).isBetween(1_300L, 1_563L);
  }

  @Test
  void countsMoreThanItKeepsInBoundedMemory() {
    GroupCount.Combinations many = new GroupCount.Combinations();
    SplittableRandom random = new SplittableRandom(98);
    for (int i = 0; i < 1_000_000; i++) {
      long number = random.nextLong();
      many.add(number);
      if (i % 2 == 0) {
        many.add(number);
      }
    }
    assertThat(many.once()).isCloseTo(500_000, Percentage.withPercentage(2));
  }

  @Test
  void groupsFollowFromTheRowsAndTheCommonestValue() {
    assertThat(GroupLeak.fitting(1_000_000, 0.000_001)).isEqualTo(512);
    assertThat(GroupLeak.fitting(1_000_000, 0.0083)).isEqualTo(8);
    assertThat(GroupLeak.fitting(1_000_000, 0.05)).isEqualTo(2);
    assertThat(GroupLeak.fitting(1_000_000, 0.06)).isZero();
    assertThat(GroupLeak.fitting(1_999, 0)).isZero();
    assertThat(GroupLeak.fitting(Long.MAX_VALUE, 0)).isEqualTo(Narrow.MOST_GROUPS);
    GroupLeak.Column smith = new GroupLeak.Column("C", Narrow.whole(256), 10_000, 83, 1);
    assertThat(smith.shareOfGroup()).isCloseTo(0.68, within(0.01));
  }
}
