package dev.hushcell.internal.schema;

import dev.hushcell.internal.plan.SchemaView.Circumstances;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one session sees at the moment, and so who has to be asked for it: what is shared, what is
 * remembered for it alone while it sees what others do not, or both. Not thread-safe.
 */
final class SessionSight {
  private static final long UNKNOWN = -1;

  private final InformationSchema session;
  private final SchemaCache shared;
  private final boolean alone;
  private @Nullable SchemaCache own; // while it sees what others do not
  private @Nullable SessionState state;
  private @Nullable Circumstances circumstances; // of the state that is known
  private long disturbances;
  private boolean defining = true; // a transaction may have changed definitions, and be lent to us
  private boolean whole = true; // nobody else has changed definitions that it is not shown
  private long ownVersion;
  private long stateOf;

  /**
   * Builds it; nothing is asked yet.
   *
   * @param alone whether the session alone is asked
   */
  SessionSight(InformationSchema session, SchemaCache shared, boolean alone) {
    this.session = session;
    this.shared = shared;
    this.alone = alone;
    this.own = alone ? shared.apart(Facts.of(session)) : null;
  }

  /** Returns what is remembered for the session alone; null while it sees what others see. */
  @Nullable SchemaCache own() {
    return own;
  }

  /** Returns what is known of whoever alone can be asked. */
  SchemaCache first() {
    SchemaCache apart = own;
    return alone && apart != null ? apart : shared;
  }

  boolean isAlone() {
    return alone;
  }

  /** Returns how often the session was asked in a way that disturbs it. */
  long disturbances() {
    return disturbances;
  }

  boolean isKnown() {
    return state != null;
  }

  /** Asked for every statement: one look at the clock, and the same answer until it changes. */
  Circumstances circumstances(long moment) {
    SessionState now = state(moment);
    long version = version(now);
    Circumstances known = circumstances;
    if (known == null || known.version() != version) {
      known = new Circumstances(now.path(), now.mode(), now.obstacle(), version);
      circumstances = known;
    }
    return known;
  }

  long version() {
    return version(state());
  }

  private long version(SessionState now) {
    return now.isSpecial() ? ownVersion : version(own);
  }

  private long version(@Nullable SchemaCache apart) {
    return apart == null ? shared.version() : apart.version();
  }

  Witnesses<SchemaCache> witnesses() {
    SchemaCache apart = own;
    if (apart == null) {
      return new Witnesses<>(List.of(shared));
    }
    requireWhole();
    return new Witnesses<>(isOwnEnough() ? List.of(apart) : List.of(shared, apart));
  }

  /** A session that is shown everything knows all that others could tell. */
  private boolean isOwnEnough() {
    SessionState now = state;
    return alone
        || (defining && now != null && now.sight().snapshot().isEmpty() && !isElsewhere(now));
  }

  /**
   * A definition that the session changed itself, and somebody else after its snapshot, has parts
   * that are shown to it and parts that are not; under the name that it has now, nobody else knows
   * it.
   */
  private void requireWhole() {
    if (defining && !whole) {
      throw SchemaFault.UNCERTAIN.fault(
          "the transaction has changed definitions, and so have others since its snapshot was taken,"
              + " so that nobody is shown all of both; end it and run it again, with READ COMMITTED"
              + " if it changes definitions");
    }
  }

  SessionState state() {
    return state(shared.nanoClock.getAsLong());
  }

  private SessionState state(long moment) {
    SessionState before = state;
    SessionState known = before == null ? asked() : before;
    renew(moment);
    if (stateOf != version(own)) {
      if (before != null && !session.isDisturbing()) {
        known = asked();
      }
      own = cacheFor(known);
      stateOf = version(own);
      ownVersion = shared.uniqueNumber();
    }
    return known;
  }

  /** Asks the session before all others: its own transaction may lock what those would wait for. */
  private SessionState asked() {
    SessionState now = session.session();
    disturbances += session.isDisturbing() ? 1 : 0;
    defining &= now.sight().uncommitted();
    String snapshot = now.sight().snapshot();
    whole = !defining || snapshot.isEmpty() || !shared.ask(db -> db.isDefinedSince(snapshot));
    circumstances = null;
    state = now;
    stateOf = UNKNOWN;
    return now;
  }

  private void renew(long moment) {
    if (!isOwnEnough()) {
      shared.renew(moment);
      shared.requireSupportedSettings();
    }
    SchemaCache apart = own;
    if (apart != null) {
      apart.renew(moment);
    }
    if (alone && apart != null) {
      apart.requireSupportedSettings();
    }
  }

  private @Nullable SchemaCache cacheFor(SessionState now) {
    if (!alone && !defining && !isElsewhere(now)) {
      return null;
    }
    SchemaCache known = own;
    return known != null ? known : shared.apart(Facts.of(session));
  }

  /** Tells whether the session is shown something else than whoever is asked for all. */
  boolean isElsewhere(SessionState now) {
    return !now.sight().standing().equals(shared.standing());
  }

  /** Forgets what a statement of the session may have changed. */
  void sessionMayHaveChanged() {
    if (!session.isInTransaction()) {
      shared.forget(); // a transaction that a text began is asked for by state()
    }
    defining = true;
    if (own != null) {
      own.forget();
    }
    state = null;
  }

  void transactionEnded() {
    shared.forget();
    defining = false;
    state = null;
  }

  /** Forgets where the session looks for names. */
  void forget() {
    state = null;
  }

  /**
   * Whoever has to be asked for one session. Each may know what the other does not.
   *
   * @param <W> what is asked
   * @param all one for all sessions, one for this alone, or both
   */
  record Witnesses<W>(List<? extends W> all) {
    <T> List<T> answers(Function<? super W, T> question) {
      List<T> answers = new ArrayList<>(all.size());
      for (W each : all) {
        answers.add(question.apply(each));
      }
      return answers;
    }

    /** Returns what one of them knows. */
    <E, C extends Collection<E>> Set<E> union(Function<? super W, C> question) {
      Set<E> union = new LinkedHashSet<>();
      answers(question).forEach(union::addAll);
      return union;
    }

    /** Returns what all of them know. */
    <E, C extends Collection<E>> Set<E> common(Function<? super W, C> question) {
      List<C> answers = answers(question);
      Set<E> common = new LinkedHashSet<>(answers.get(0));
      answers.forEach(answer -> common.retainAll(new HashSet<>(answer)));
      return common;
    }
  }
}
