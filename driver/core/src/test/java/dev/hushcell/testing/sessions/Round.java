package dev.hushcell.testing.sessions;

import dev.hushcell.testing.sessions.Finding.Kind;
import dev.hushcell.testing.sessions.Turn.Act;
import dev.hushcell.testing.sessions.Turn.Who;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays turns, one at a time: a session first, then its twin; the twin leaves out what is refused.
 * A foreign client does each thing to both databases.
 */
final class Round implements AutoCloseable {
  /** Refusals that mean a fault of the driver rather than of the statement. */
  private static final Set<String> FAULTS = Set.of("HC-2117", "HC-2128", "HC-2129", "HC-4015");

  /**
   * What one side alone may say. Where one file is locked as a whole, the driver's questions hold
   * the lock of the transaction in which they are asked, so that others wait for it sooner; a view
   * cannot be given a column of another type, which that of cells is; that a connection is gone,
   * the driver may notice when a text is added to a batch; that a statement takes longer than a
   * session allows may happen on either side; a question is the first query of a transaction; and
   * SQLite takes a table that somebody else dropped for one until it looks again.
   */
  private static final List<String> ONE_SIDED =
      List.of(
          "SQLITE_BUSY",
          "42P16",
          "08003",
          "Connection is closed",
          "Query execution was interrupted",
          "to delete table",
          "to delete view",
          "SET TRANSACTION ISOLATION LEVEL must be called before any query");

  private final Stage stage;
  private final Tally tally;
  private final long seed;
  private final Map<Who, Client> ours = new EnumMap<>(Who.class);
  private final Map<Who, Client> twins = new EnumMap<>(Who.class);
  private final Set<String> open = new HashSet<>();
  private final List<Turn> played = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Set<Kind> kinds;
  private final Lease lease;
  private List<String> contents = List.of();
  private boolean undecided;

  Round(Stage stage, Set<Kind> kinds, long seed, Tally tally) throws SQLException {
    this.stage = stage;
    this.kinds = kinds;
    this.seed = seed;
    this.tally = tally;
    this.lease = new Lease(stage);
    for (Who who : Who.values()) {
      boolean foreign = who == Who.F;
      ours.put(who, new Client(foreign ? stage::past : stage::ours, stage.side(true)));
      twins.put(who, new Client(stage::twin, stage.side(false)));
    }
  }

  /** Returns the marks that a plain column got, rightly in clear. */
  Set<String> open() {
    return open;
  }

  /** Plays until something is wrong. */
  Optional<Finding> play(List<Turn> turns, List<String> contents) throws SQLException, IOException {
    this.contents = contents;
    for (Turn turn : turns) {
      played.add(turn);
      Optional<Finding> finding = play(turn).filter(each -> kinds.contains(each.kind()));
      if (finding.isPresent() || undecided) {
        return finding;
      }
    }
    return stored(contents).filter(each -> kinds.contains(each.kind()));
  }

  private Optional<Finding> play(Turn turn) throws SQLException, IOException {
    if (turn.act() == Act.LEASE) {
      stage.passLease();
      said.add("");
      return Optional.empty();
    }
    Optional<Finding> finding = judged(turn);
    lease.follow(turn);
    return finding;
  }

  private Optional<Finding> judged(Turn turn) throws SQLException, IOException {
    stage.received();
    List<Turn> run = turn.act() == Act.BATCH ? client(ours, turn).collected() : List.of(turn);
    Said got = client(ours, turn).take(turn);
    String received = stage.received();
    if (!turn.isForeign()) {
      tally.count(got);
    }
    Optional<Said> wanted =
        got.code().isPresent() ? Optional.empty() : Optional.of(client(twins, turn).take(turn));
    rollBackIfFailed(turn, got, wanted);
    if (got.code().isPresent() || turn.isCollected()) {
      inStep(turn, contents.get(0));
    }
    if (got.code().isPresent() && turn.act() == Act.BATCH) {
      client(twins, turn).forget();
    }
    said.add(got + wanted.map(each -> each.sameAs(got) ? "" : "  # " + each).orElse(""));
    Set<String> sent = sent(received);
    open.addAll(sent);
    if (!turn.isForeign() && !sent.isEmpty() && isProtected(turn, run, sent, wanted)) {
      return Optional.of(finding(Kind.LEAK, "the server received " + sent + "; said: " + got));
    }
    if (got.code().filter(FAULTS::contains).isPresent()) {
      return Optional.of(finding(Kind.FAULT, got.toString()));
    }
    Optional<Said> other = wanted.filter(plain -> !plain.sameAs(got));
    if (other.filter(plain -> !plain.state().equals(got.state())).isPresent()) {
      giveUp(); // from here on the two are not the same
    }
    return other
        .filter(plain -> isOneSided(got) == isOneSided(plain))
        .map(plain -> finding(Kind.DIFFERS, "hushcell: " + got + "\n     plain:    " + plain));
  }

  /**
   * What is refused is not run on the twin, and what is collected is not run yet; but the driver
   * may have asked the session, whose transaction has begun then, and which has another last
   * statement.
   */
  private void inStep(Turn turn, String query) {
    Turn both = Turn.run(turn.who(), query, List.of());
    boolean refused = client(ours, turn).take(both).code().isPresent();
    Turn plain = refused ? Turn.run(turn.who(), "select 1", List.of()) : both;
    if (refused) {
      client(ours, turn).take(plain);
    }
    client(twins, turn).take(plain);
  }

  /** Else all that follows in a transaction that failed would fail too, and nothing be tried. */
  private void rollBackIfFailed(Turn turn, Said got, Optional<Said> wanted) {
    boolean failed = got.message().contains("HC-4095");
    if (failed || wanted.filter(said -> said.state().equals("25P02")).isPresent()) {
      Turn rollback = Turn.run(turn.who(), "rollback", List.of());
      client(ours, turn).take(rollback);
      client(twins, turn).take(rollback);
    }
  }

  private static Client client(Map<Who, Client> clients, Turn turn) {
    Client client = clients.get(turn.who());
    if (client == null) {
      throw new IllegalStateException("nobody is " + turn.who());
    }
    return client;
  }

  private Set<String> sent(String received) {
    Set<String> sent = Side.marks(received);
    sent.removeAll(open);
    return sent;
  }

  /** A value in a batch may be sent in clear if one of the texts that have it is plain. */
  private boolean isProtected(Turn turn, List<Turn> run, Set<String> sent, Optional<Said> wanted) {
    if (turn.act() != Act.BATCH) {
      return isProtected(turn, wanted);
    }
    return sent.stream()
        .anyMatch(
            mark ->
                run.stream()
                    .filter(each -> each.toString().contains(mark))
                    .allMatch(each -> isProtected(each, wanted)));
  }

  /** Asks the twin what the name means there, and asks the session the same, to keep in step. */
  private boolean isProtected(Turn turn, Optional<Said> wanted) {
    if (wanted.isPresent() && Unknown.is(wanted.get())) {
      return false;
    }
    if (turn.probe().isEmpty()) {
      return true;
    }
    Turn probe = Turn.run(turn.who(), turn.probe(), List.of());
    Said meant = client(twins, turn).take(probe);
    client(ours, turn).take(probe);
    if (meant.failed() && !Unknown.is(meant)) {
      giveUp();
    }
    return meant.rows().stream().anyMatch(row -> row.startsWith(Side.MARK));
  }

  private static boolean isOneSided(Said said) {
    return ONE_SIDED.stream().anyMatch(said.toString()::contains);
  }

  private void giveUp() {
    undecided = true;
    tally.countUndecided();
  }

  private Finding finding(Kind kind, String told) {
    return new Finding(kind, seed, List.copyOf(played), List.copyOf(said), told);
  }

  /**
   * Compares the tables, once everybody else is gone. For a second after a question that waited for
   * their locks in vain, nothing is asked, so some time passes first.
   */
  private Optional<Finding> stored(List<String> contents) throws SQLException {
    close();
    stage.passLease();
    try (Client reader = new Client(stage::ours, stage.side(true));
        Client twin = new Client(stage::twin, stage.side(false))) {
      for (String content : contents) {
        Turn turn = Turn.run(Who.A, content, List.of());
        Said got = reader.take(turn);
        Said wanted = twin.take(turn);
        if (got.code().isPresent() && content.equals(contents.get(0))) {
          return Optional.of(finding(Kind.REFUSED, content + "\n     hushcell: " + got));
        }
        if (got.code().isEmpty() && !got.sameAs(wanted)) {
          String told = content + "\n     hushcell: " + got + "\n     plain:    " + wanted;
          return Optional.of(finding(Kind.STORED, told));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws SQLException {
    for (Client client : ours.values()) {
      client.close();
    }
    for (Client client : twins.values()) {
      client.close();
    }
    ours.clear();
    twins.clear();
  }
}
