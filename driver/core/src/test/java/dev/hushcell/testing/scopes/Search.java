package dev.hushcell.testing.scopes;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A run of statements, which writes what it finds as simply as it can. */
public final class Search {
  /** How often a statement is written more simply. */
  private static final int ATTEMPTS = 400;

  private final Scopes scopes;
  private final Trial trial;
  private final Tally tally = new Tally();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private int found;

  /** Begins a run. */
  public Search(Scopes scopes, Trial trial) {
    this.scopes = scopes;
    this.trial = trial;
  }

  /**
   * Runs statements.
   *
   * @param seed of which those of all statements are a function
   * @param each is told what is new
   */
  public void run(long seed, int count, Consumer<Finding> each) throws SQLException, IOException {
    Random seeds = new Random(seed);
    for (int i = 0; i < count; i++) {
      long next = seeds.nextLong();
      try {
        one(next, each);
      } catch (SQLException e) {
        throw new SQLException("the connection is lost, of a statement with seed " + next, e);
      }
    }
  }

  /** Runs the statement of one seed. */
  public void one(long seed, Consumer<Finding> each) throws SQLException, IOException {
    one(scopes.statement(seed), each);
  }

  /** Runs a statement. */
  public void one(Statement statement, Consumer<Finding> each) throws SQLException, IOException {
    Optional<Finding> finding = trial.examine(statement, tally);
    if (finding.isPresent()) {
      found++;
      Finding simple = simplified(statement, finding.get());
      String shape = simple.kind() + simple.statement().replaceAll("[0-9]", "");
      if (findings.putIfAbsent(shape, simple) == null) {
        each.accept(simple);
      }
    }
  }

  private Finding simplified(Statement statement, Finding finding)
      throws SQLException, IOException {
    Statement best = statement;
    Finding told = finding;
    Tally unused = new Tally();
    int attempts = 0;
    boolean better = true;
    while (better && attempts < ATTEMPTS) {
      better = false;
      for (Statement simpler : best.simpler()) {
        attempts++;
        Optional<Finding> again = trial.examine(simpler, unused);
        if (again.isPresent() && again.get().kind() == finding.kind()) {
          best = simpler;
          told = again.get();
          better = true;
          break;
        }
      }
    }
    return told;
  }

  public Tally tally() {
    return tally;
  }

  /** Returns what was found, each shape once. */
  public List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }

  @Override
  public String toString() {
    return tally + "; " + found + " findings of " + findings.size() + " shapes";
  }
}
