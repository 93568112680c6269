package dev.hushcell.testing.sessions;

import dev.hushcell.testing.sessions.Finding.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A run of rounds, each a function of its seed on a stage of its own. */
public final class Sessions {
  private static final int TURNS = 50;

  private final Stage.Maker stages;
  private final Vocabulary vocabulary;
  private final Set<Kind> kinds;
  private final Tally tally = new Tally();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Set<String> sealed = new LinkedHashSet<>();
  private final Set<String> open = new HashSet<>();

  /**
   * Begins a run.
   *
   * @param kinds what to look for; a round goes on after anything else
   */
  public Sessions(Stage.Maker stages, Vocabulary vocabulary, Set<Kind> kinds) {
    this.kinds = Set.copyOf(kinds);
    this.stages = stages;
    this.vocabulary = vocabulary;
  }

  /**
   * Plays rounds.
   *
   * @param seed of which those of all rounds are a function
   * @param steps how many turns in all
   * @param each is told what is new
   */
  public void run(long seed, int steps, Consumer<Finding> each) throws SQLException, IOException {
    Random seeds = new Random(seed);
    for (int i = 0; i * TURNS < steps; i++) {
      one(seeds.nextLong(), each);
    }
  }

  /** Plays the round of one seed. */
  public void one(long seed, Consumer<Finding> each) throws SQLException, IOException {
    Random random = new Random(seed);
    List<Turn> turns = new Script(vocabulary.part(random), random).turns(TURNS);
    Optional<Finding> found = play(turns, seed, tally);
    tally.countRound();
    turns.forEach(turn -> sealed.addAll(Side.marks(turn.toString())));
    if (found.isPresent() && findings.putIfAbsent(found.get().shape(), found.get()) == null) {
      Finding shortest = shortest(found.get());
      findings.put(found.get().shape(), shortest);
      each.accept(shortest);
    }
  }

  /** Plays turns that are written down. */
  public Optional<Finding> play(List<Turn> turns) throws SQLException, IOException {
    return play(turns, 0, tally);
  }

  private Optional<Finding> play(List<Turn> turns, long seed, Tally counts)
      throws SQLException, IOException {
    try (Stage stage = stages.make();
        Round round = new Round(stage, kinds, seed, counts)) {
      Optional<Finding> found = round.play(turns, vocabulary.contents());
      open.addAll(round.open());
      return found;
    }
  }

  /** Leaves turns out, many at once first, as long as the same goes wrong. */
  private Finding shortest(Finding finding) throws SQLException, IOException {
    Finding best = finding;
    for (int size = best.turns().size() / 2; size > 0; size /= 2) {
      for (int end = best.turns().size(); end > 0; end -= size) {
        best = without(best, Math.max(0, end - size), end);
      }
    }
    return best;
  }

  private Finding without(Finding finding, int from, int end) throws SQLException, IOException {
    if (end > finding.turns().size()) {
      return finding;
    }
    List<Turn> fewer = new ArrayList<>(finding.turns());
    fewer.subList(from, end).clear();
    return play(fewer, finding.seed(), new Tally())
        .filter(again -> again.isLike(finding))
        .orElse(finding);
  }

  /** Returns the marks that must stand nowhere in the files of the server. */
  public Set<String> sealed() {
    Set<String> all = new LinkedHashSet<>(sealed);
    all.removeAll(open);
    return all;
  }

  public Tally tally() {
    return tally;
  }

  /** Returns what was found, each shape once. */
  public List<Finding> findings() {
    return List.copyOf(findings.values());
  }

  @Override
  public String toString() {
    return tally + "; findings of " + findings.size() + " shapes";
  }
}
