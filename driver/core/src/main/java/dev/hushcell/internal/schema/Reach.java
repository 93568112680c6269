package dev.hushcell.internal.schema;

import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.screen.CodeReader;
import dev.hushcell.internal.plan.screen.CodeReader.CodeReading;
import dev.hushcell.internal.schema.InformationSchema.Code;
import dev.hushcell.internal.schema.InformationSchema.Source;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.SessionFlag;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what reaches a table by name: over-approximated, so that nothing is missed. Code that is
 * not read to its end, or that puts SQL together when it runs, reaches everything. Thread-safe.
 */
public final class Reach {
  /** What is read is kept for the next time, up to so many characters of code. */
  private static final int MOST_KEPT = 8_000_000;

  private final SqlRules rules;
  private final TrustedObjects trusted;
  private volatile Map<Code, CodeReading> kept = Map.of();

  /**
   * Builds it for one kind of database.
   *
   * @param trusted what the configuration vouches for: whoever runs a routine of these with plain
   *     values alone does not reach what that one reaches
   */
  public Reach(SqlRules rules, TrustedObjects trusted) {
    this.rules = rules;
    this.trusted = trusted;
  }

  /** Tells what the database runs of which it showed a copy; empty where it does not tell. */
  @FunctionalInterface
  interface Originals {
    Optional<String> of(Code.Copy copy);
  }

  /** Returns the keys of the names of the sources that reach one of some names. */
  Set<String> of(Set<String> foldedNames, List<Source> sources, Originals originals) {
    return new Search(foldedNames, new Readings(originals).of(sources)).reaching();
  }

  /**
   * Returns what reaches one of some names, and what steers how a session reads: each statement
   * needs both, and sources are dear.
   */
  Map<Set<String>, Set<String>> ofEach(
      Set<String> foldedNames, List<Source> sources, Originals originals) {
    Map<Set<String>, Set<String>> reaching = new HashMap<>();
    for (Set<String> names : List.of(rules.sessionFunctions(), foldedNames)) {
      reaching.put(names, of(names, sources, originals));
    }
    return reaching;
  }

  /**
   * A source that was read.
   *
   * @param names the keys of what its code names
   * @param unknown whether it may reach anything
   * @param passes whether what runs it reaches what it reaches
   */
  private record Read(Set<String> keys, Set<String> names, boolean unknown, boolean passes) {
    boolean reaches(Set<String> some) {
      return unknown || !Collections.disjoint(names, some);
    }
  }

  /** Follows names until no source is added; used by one thread. */
  private static final class Search {
    private final Set<String> reaching = new HashSet<>();
    private final List<Read> sources;
    private Set<String> next = new HashSet<>();

    Search(Set<String> names, List<Read> sources) {
      this.sources = sources;
      names.forEach(name -> next.addAll(Naming.keys(name)));
    }

    Set<String> reaching() {
      List<Read> left = sources;
      do {
        Set<String> met = next;
        next = new HashSet<>();
        left = left.stream().filter(each -> !found(each, met)).toList();
      } while (!next.isEmpty());
      return Set.copyOf(reaching);
    }

    private boolean found(Read source, Set<String> met) {
      boolean found = source.reaches(met);
      if (found) {
        reaching.addAll(source.keys());
        if (source.passes()) {
          next.addAll(source.keys());
        }
      }
      return found;
    }
  }

  /** Reads sources once; what was read before and is no source any more is forgotten. */
  private final class Readings {
    private final Map<Code, CodeReading> before = kept;
    private final Map<Code, CodeReading> now = new HashMap<>();
    private final Map<String, CodeReader> readers = new HashMap<>();
    private final Originals originals;
    private int length;

    Readings(Originals originals) {
      this.originals = originals;
    }

    List<Read> of(Collection<Source> sources) {
      List<Read> read = sources.stream().map(this::read).toList();
      kept = now;
      return read;
    }

    private Read read(Source source) {
      Set<String> keys = Naming.keys(source.name());
      boolean passes = source.schema().isEmpty() || !isVouched(source);
      Code code = source.code();
      if (code instanceof Code.Names listed) {
        return new Read(keys, keys(listed.names()), false, passes);
      }
      if (code instanceof Code.Body body) {
        return read(keys, reading(code, body.sql(), body.mode()), passes);
      }
      if (code instanceof Code.Copy copy) {
        Optional<CodeReading> reading = reading(copy);
        if (reading.isPresent()) {
          return read(keys, reading.get(), passes);
        }
      }
      if (code instanceof Code.Listed listed) {
        CodeReading reading = reading(code, listed.sql(), "");
        boolean runs = !Collections.disjoint(reading.names(), rules.sqlFunctions());
        return new Read(keys, names(reading, runs), !reading.isKnown(), passes);
      }
      return new Read(keys, Set.of(), true, passes);
    }

    private Read read(Set<String> keys, CodeReading reading, boolean passes) {
      return new Read(keys, names(reading, true), !reading.isKnown(), passes);
    }

    private boolean isVouched(Source source) {
      RoutineName name = new RoutineName(source.schema(), source.name());
      return trusted.routines().stream()
          .anyMatch(each -> !each.hasCells() && each.name().isLike(name));
    }

    /** What sets the path of names is taken for a call of what does. */
    private Set<String> names(CodeReading reading, boolean all) {
      if (!reading.steers() || rules.sessionFunctions().isEmpty()) {
        return all ? reading.names() : Set.of();
      }
      Set<String> names = new HashSet<>(reading.names());
      names.addAll(rules.sessionFunctions());
      return names;
    }

    private CodeReading reading(Code code, String sql, String mode) {
      CodeReading known = before.get(code);
      CodeReading reading = known != null ? known : reader(mode).read(sql);
      length += sql.length();
      if (length <= MOST_KEPT) {
        now.put(code, reading);
      }
      return reading;
    }

    /** What was altered a moment ago may be another one the next time. */
    private Optional<CodeReading> reading(Code.Copy copy) {
      boolean stays = !copy.since().isEmpty();
      Optional<CodeReading> known = Optional.ofNullable(stays ? before.get(copy) : null);
      Optional<CodeReading> reading =
          known.isPresent() ? known : originals.of(copy).map(sql -> reader(copy.mode()).read(sql));
      if (stays) {
        length += copy.sql().length();
        reading.filter(any -> length <= MOST_KEPT).ifPresent(read -> now.put(copy, read));
      }
      return reading;
    }

    private CodeReader reader(String mode) {
      return readers.computeIfAbsent(mode, any -> new CodeReader(rules, SessionFlag.in(mode)));
    }

    private static Set<String> keys(Set<String> names) {
      Set<String> keys = new HashSet<>();
      names.forEach(name -> keys.addAll(Naming.keys(name)));
      return keys;
    }
  }
}
