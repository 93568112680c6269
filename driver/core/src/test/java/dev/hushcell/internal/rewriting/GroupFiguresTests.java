package dev.hushcell.internal.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.policy.Narrow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The figures of the threat model, computed over made names of a real shape. {@code
 * -Dhushcell.docs.record=true} writes them again.
 */
class GroupFiguresTests {
  private static final Path PAGE = Path.of("..", "docs", "threat-model.md");
  private static final int ROWS = 1_000_000;
  private static final int KEYS = 40;
  private static final List<Narrow> GROUPS =
      List.of(
          Narrow.whole(2),
          Narrow.whole(8),
          Narrow.whole(64),
          Narrow.whole(256),
          Narrow.whole(1024),
          new Narrow(3, 8),
          new Narrow(3, 64),
          new Narrow(3, 256));

  private static final String NAMES =
      "| `narrow` | commonest of its group | guessed from a snapshot | guessed after inserts of"
          + " chosen names | two searches of one group are for one name | rows read for a search |";
  private static final String TOGETHER =
      "| groups of each of three columns | rows that are alone |";

  private final SkewedNames list = new SkewedNames();

  /** What is learned with one key. */
  private double[] learned(Narrow narrow, long key) {
    int[] group = new int[list.names.size()];
    SplittableRandom random = new SplittableRandom(key);
    Map<String, Integer> known = new HashMap<>();
    for (int rank = 0; rank < group.length; rank++) {
      String name = list.names.get(rank);
      String tells = narrow.first() == 0 ? name : name.substring(0, narrow.first());
      group[rank] = known.computeIfAbsent(tells, any -> random.nextInt(narrow.groups()));
    }
    double[] sizes = new double[narrow.groups()];
    double[] most = new double[narrow.groups()];
    double one = 0;
    for (int rank = 0; rank < group.length; rank++) {
      sizes[group[rank]] += list.shares[rank];
      most[group[rank]] = Math.max(most[group[rank]], list.shares[rank]);
      one += list.shares[rank] * list.shares[rank];
    }
    double same = Arrays.stream(sizes).map(size -> size * size).sum();
    return new double[] {bySize(group, sizes), Arrays.stream(most).sum(), one / same, same};
  }

  /** Who sees only how large groups are guesses that the larger ones have the commoner names. */
  private double bySize(int[] group, double[] sizes) {
    List<Integer> largest =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingDouble(each -> -sizes[each]))
            .toList();
    return IntStream.range(0, sizes.length)
        .filter(rank -> group[rank] == largest.get(rank))
        .mapToDouble(rank -> list.shares[rank])
        .sum();
  }

  /** Returns the share of the commonest value, or beginning. */
  private double commonest(Narrow narrow) {
    Map<String, Double> shares = new HashMap<>();
    for (int rank = 0; rank < list.shares.length; rank++) {
      String name = list.names.get(rank);
      String tells = narrow.first() == 0 ? name : name.substring(0, narrow.first());
      shares.merge(tells, list.shares[rank], Double::sum);
    }
    return shares.values().stream().mapToDouble(each -> each).max().orElseThrow();
  }

  private String row(Narrow narrow) {
    double[] mean = new double[4];
    for (int key = 0; key < KEYS; key++) {
      double[] one = learned(narrow, key);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / KEYS;
      }
    }
    double commonest = commonest(narrow);
    double ofGroup = commonest / (commonest + (1 - commonest) / narrow.groups());
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s | %s | %,d |",
        narrow,
        perCent(ofGroup),
        perCent(mean[0]),
        perCent(mean[1]),
        perCent(mean[2]),
        1000 * Math.round(mean[3] * ROWS / 1000));
  }

  private static String perCent(double part) {
    return String.format(Locale.ROOT, part < 0.1 ? "%.1f %%" : "%.0f %%", 100 * part);
  }

  private static String together(int groups) {
    SplittableRandom random = new SplittableRandom(groups);
    Combinations combinations = new Combinations();
    for (int row = 0; row < ROWS; row++) {
      long all = 0;
      for (int column = 0; column < 3; column++) {
        all = all * groups + random.nextInt(groups);
      }
      combinations.add(new SplittableRandom(all).nextLong());
    }
    return String.format(
        Locale.ROOT, "| %d | %s |", groups, perCent((double) combinations.once() / ROWS));
  }

  private static Stream<String> table(String head, Stream<String> rows) {
    String line = head.replaceAll("[^|]+", " --- ");
    return Stream.concat(Stream.of(head, line), rows);
  }

  private static String replaced(String page, String head, List<String> table) {
    int begin = page.indexOf(head.substring(0, head.indexOf('|', 2)));
    int end = page.indexOf("\n\n", begin);
    return page.substring(0, begin) + String.join("\n", table) + page.substring(end);
  }

  @Test
  void thePageSaysWhatIsLearned() throws IOException {
    List<String> names = table(NAMES, GROUPS.stream().map(this::row)).toList();
    List<String> together =
        table(TOGETHER, Stream.of(4, 16, 64, 256).map(GroupFiguresTests::together)).toList();
    String page = Files.readString(PAGE);
    String now = replaced(replaced(page, NAMES, names), TOGETHER, together);
    if (Boolean.getBoolean("hushcell.docs.record")) {
      Files.writeString(PAGE, now);
    } else {
      assertThat(page).as("record it with -Dhushcell.docs.record=true").isEqualTo(now);
    }
  }

  @Test
  void namesAreAsCommonAsRealOnes() {
    assertThat(list.shares[0]).isBetween(0.0080, 0.0086);
    assertThat(list.shares[9]).isBetween(0.0035, 0.0045);
    assertThat(list.shares[99]).isBetween(0.0006, 0.0011);
    assertThat(list.shares[999]).isBetween(0.00008, 0.00014);
    assertThat(commonest(new Narrow(3, 2))).isBetween(0.01, 0.05);
  }
}
