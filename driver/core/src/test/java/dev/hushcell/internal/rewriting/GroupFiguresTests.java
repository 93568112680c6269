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
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * The figures of the threat model. {@code -Dhushcell.names=DIRECTORY} computes them over the lists
 * of names that the census of the United States published in 1990 (dist.all.last,
 * dist.female.first, dist.male.first), which are no part of this repository, and {@code
 * -Dhushcell.docs.record=true} besides writes them. Without the lists, made names that are about as
 * common must give about the same.
 */
class GroupFiguresTests {
  private static final Path PAGE = Path.of("..", "docs", "threat-model.md");
  private static final int ROWS = 1_000_000;
  private static final int KEYS = 40;
  private static final Percentage ALIKE = Percentage.withPercentage(75);
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
          + " chosen names | two searches of one group are for one name | smallest group | rows read"
          + " for a search |";
  private static final String PEOPLE =
      "| groups of last name | of first name | of address | rows that are alone | rows that share"
          + " all groups with a row, median |";
  private static final String TOGETHER =
      "| groups of each of three columns | rows that are alone |";

  /** The groups of three columns of people; 1 for none. */
  private static final List<List<Integer>> OF_PEOPLE =
      List.of(
          List.of(8, 8, 1),
          List.of(8, 8, 64),
          List.of(8, 8, 1024),
          List.of(64, 64, 1),
          List.of(64, 64, 64),
          List.of(64, 64, 1024));

  private static boolean hasLists() {
    return System.getProperty("hushcell.names") != null;
  }

  private static NameList last() throws IOException {
    return hasLists() ? NameList.of(listed("dist.all.last")) : SkewedNames.list();
  }

  private static NameList first() throws IOException {
    return hasLists()
        ? NameList.of(listed("dist.female.first"), listed("dist.male.first"))
        : SkewedNames.list();
  }

  private static Path listed(String file) {
    return Path.of(System.getProperty("hushcell.names"), file);
  }

  private static String told(String name, Narrow narrow) {
    return name.substring(0, narrow.first() == 0 ? name.length() : Math.min(3, name.length()));
  }

  /** Returns the group of each name with one key. */
  private static int[] groups(NameList list, Narrow narrow, long key) {
    int[] group = new int[list.names().size()];
    SplittableRandom random = new SplittableRandom(key);
    Map<String, Integer> known = new HashMap<>();
    for (int rank = 0; rank < group.length; rank++) {
      group[rank] =
          known.computeIfAbsent(
              told(list.names().get(rank), narrow), any -> random.nextInt(narrow.groups()));
    }
    return group;
  }

  /** What is learned with one key. Names that are not listed count as spread over all groups. */
  private static double[] learned(NameList list, Narrow narrow, long key) {
    int[] group = groups(list, narrow, key);
    double[] sizes = new double[narrow.groups()];
    Arrays.fill(sizes, list.rest() / narrow.groups());
    double[] most = new double[narrow.groups()];
    double one = 0;
    for (int rank = 0; rank < group.length; rank++) {
      double share = list.shares()[rank];
      sizes[group[rank]] += share;
      most[group[rank]] = Math.max(most[group[rank]], share);
      one += share * share;
    }
    double same = Arrays.stream(sizes).map(size -> size * size).sum();
    double least = Arrays.stream(sizes).min().orElseThrow();
    return new double[] {
      bySize(list, group, sizes), Arrays.stream(most).sum(), one / same, least, same
    };
  }

  /** Who sees only how large groups are guesses that the larger ones have the commoner names. */
  private static double bySize(NameList list, int[] group, double[] sizes) {
    List<Integer> largest =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingDouble(each -> -sizes[each]))
            .toList();
    return IntStream.range(0, sizes.length)
        .filter(rank -> group[rank] == largest.get(rank))
        .mapToDouble(rank -> list.shares()[rank])
        .sum();
  }

  /** Returns the share of the commonest value, or beginning. */
  private static double commonest(NameList list, Narrow narrow) {
    Map<String, Double> shares = new HashMap<>();
    for (int rank = 0; rank < list.shares().length; rank++) {
      shares.merge(told(list.names().get(rank), narrow), list.shares()[rank], Double::sum);
    }
    return shares.values().stream().mapToDouble(each -> each).max().orElseThrow();
  }

  private static String row(NameList list, Narrow narrow) {
    double[] mean = new double[5];
    for (int key = 0; key < KEYS; key++) {
      double[] one = learned(list, narrow, key);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / KEYS;
      }
    }
    double commonest = commonest(list, narrow);
    double ofGroup = commonest / (commonest + (1 - commonest) / narrow.groups());
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s | %s | %s | %s |",
        narrow,
        perCent(ofGroup),
        perCent(mean[0]),
        perCent(mean[1]),
        perCent(mean[2]),
        rows(mean[3]),
        rows(mean[4]));
  }

  private static String perCent(double part) {
    return String.format(Locale.ROOT, part < 0.1 ? "%.1f %%" : "%.0f %%", 100 * part);
  }

  /** Returns how many rows are a part of all, in two digits. */
  private static String rows(double part) {
    double rows = part * ROWS;
    long unit = Math.max(1, (long) Math.pow(10, Math.floor(Math.log10(rows)) - 1));
    return String.format(Locale.ROOT, "%,d", unit * Math.round(rows / unit));
  }

  /** Returns what is learned of people who have two names and an address of their own. */
  private static String people(NameList last, NameList first, List<Integer> groups) {
    SplittableRandom random = new SplittableRandom(groups.hashCode());
    int[] ofLast = groups(last, Narrow.whole(groups.get(0)), 1);
    int[] ofFirst = groups(first, Narrow.whole(groups.get(1)), 2);
    NameList.Drawing lasts = last.drawing();
    NameList.Drawing firsts = first.drawing();
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int row = 0; row < ROWS; row++) {
      int one = of(ofLast, lasts.next(random), groups.get(0), random);
      int other = of(ofFirst, firsts.next(random), groups.get(1), random);
      int all = (one * groups.get(1) + other) * groups.get(2) + random.nextInt(groups.get(2));
      sizes.merge(all, 1, Integer::sum);
    }
    long alone = sizes.values().stream().filter(size -> size == 1).count();
    return String.format(
        Locale.ROOT,
        "| %d | %d | %s | %s | %s |",
        groups.get(0),
        groups.get(1),
        groups.get(2) == 1 ? "none" : groups.get(2).toString(),
        perCent((double) alone / ROWS),
        rows(median(sizes) / (double) ROWS));
  }

  private static int of(int[] groups, int rank, int all, SplittableRandom random) {
    return rank < 0 ? random.nextInt(all) : groups[rank];
  }

  /** Returns how many rows are in the group of the row in the middle. */
  private static int median(Map<Integer, Integer> sizes) {
    int seen = 0;
    for (int size : sizes.values().stream().sorted().toList()) {
      seen += size;
      if (seen >= ROWS / 2) {
        return size;
      }
    }
    throw new IllegalStateException("fewer rows than there are");
  }

  private static String together(int groups) {
    SplittableRandom random = new SplittableRandom(groups);
    GroupCount.Combinations combinations = new GroupCount.Combinations();
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

  private static List<String> table(String head, Stream<String> rows) {
    String line = head.replaceAll("[^|]+", " --- ");
    return Stream.concat(Stream.of(head, line), rows).toList();
  }

  private static String part(String page, String head) {
    int begin = page.indexOf(head.substring(0, head.indexOf('|', 2)));
    return page.substring(begin, page.indexOf("\n\n", begin));
  }

  private static List<List<String>> tables() throws IOException {
    NameList last = last();
    NameList first = first();
    return List.of(
        table(NAMES, GROUPS.stream().map(each -> row(last, each))),
        table(PEOPLE, OF_PEOPLE.stream().map(each -> people(last, first, each))),
        table(TOGETHER, Stream.of(4, 16, 64, 256).map(GroupFiguresTests::together)));
  }

  @Test
  void thePageSaysWhatIsLearned() throws IOException {
    String page = Files.readString(PAGE);
    for (List<String> table : tables()) {
      String said = part(page, table.get(0));
      String now = String.join("\n", table);
      boolean exact = hasLists() || table.get(0).equals(TOGETHER);
      if (exact && Boolean.getBoolean("hushcell.docs.record")) {
        page = page.replace(said, now);
        Files.writeString(PAGE, page);
      } else if (exact) {
        assertThat(said).as("record it with -Dhushcell.docs.record=true").isEqualTo(now);
      } else {
        assertAlike(said, now);
      }
    }
  }

  /** Asserts that figures are about those of made names. */
  private static void assertAlike(String said, String made) {
    List<String> page = said.lines().toList();
    List<String> other = made.lines().toList();
    assertThat(page).hasSameSizeAs(other).startsWith(other.get(0), other.get(1));
    for (int i = 2; i < page.size(); i++) {
      String[] figures = page.get(i).split(" \\| ", -1);
      String[] others = other.get(i).split(" \\| ", -1);
      assertThat(figures).hasSameSizeAs(others);
      for (int j = 0; j < figures.length; j++) {
        if (figures[j].contains("`") || figures[j].equals("none")) {
          assertThat(figures[j]).isEqualTo(others[j]);
        } else {
          assertThat(number(figures[j])).as(page.get(i)).isCloseTo(number(others[j]), ALIKE);
        }
      }
    }
  }

  private static double number(String figure) {
    return Double.parseDouble(figure.replaceAll("[^0-9.]", "")) + 1;
  }

  @Test
  void namesAreAsCommonAsRealOnes() {
    NameList list = SkewedNames.list();
    assertThat(list.shares()[0]).isBetween(0.0080, 0.0086);
    assertThat(list.shares()[9]).isBetween(0.0035, 0.0045);
    assertThat(list.shares()[99]).isBetween(0.0006, 0.0011);
    assertThat(list.shares()[999]).isBetween(0.00008, 0.00014);
    assertThat(list.rest()).isBetween(0.05, 0.3);
    assertThat(commonest(list, new Narrow(3, 2))).isBetween(0.01, 0.05);
  }
}
