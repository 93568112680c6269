package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the planner asks the database of one session about. Answers may be cached; {@link
 * #version()} changes when they are read anew.
 */
public interface SchemaView extends TableFacts {
  /** Returns the name of the schema that unqualified names mean. */
  String currentSchema();

  /** Returns all that decides which schema an unqualified name means. */
  default String path() {
    return currentSchema();
  }

  /** Returns a number that changes whenever cached answers were dropped. */
  long version();

  /**
   * Returns what the session has switched in how its texts are read, in the words of its database;
   * empty when nothing.
   */
  default String mode() {
    return "";
  }

  /** Returns all of that at once; plans hold as long as it is equal. */
  default Circumstances circumstances() {
    return new Circumstances(path(), mode(), "", version());
  }

  /** Returns the same, for whoever has asked for the moment just now. */
  default Circumstances circumstances(long moment) {
    return circumstances();
  }

  /** Returns the nanoseconds of the clock by which answers grow old, which is one for all. */
  default long moment() {
    return System.nanoTime();
  }

  /**
   * What, beside its text and what is protected, a plan depends on.
   *
   * @param path see {@link #path()}
   * @param mode see {@link #mode()}
   * @param obstacle see {@link #requireUnderstood()}; empty when there is none
   * @param version see {@link #version()}
   */
  record Circumstances(String path, String mode, String obstacle, long version) {
    /** Those of a plan that depends on none. */
    public static final Circumstances ANY = new Circumstances("", "", "", -1);
  }

  /**
   * Tells whether the next question is one to the session itself, and changes what the database
   * tells of its last statement.
   */
  default boolean isAboutToDisturb() {
    return false;
  }

  /** Returns how many such questions the session was asked. */
  default long disturbances() {
    return 0;
  }

  /** Refuses a session with a setting under which statements mean something unknown. */
  default void requireUnderstood() {}

  /**
   * Refuses a session that keeps other connections from writing, so that no key could be put on
   * record.
   */
  default void requireRoomForOthers() {}

  /** Tells whether local times of the session are those of the default zone of the JVM. */
  default boolean isInZoneOfJvm() {
    return true;
  }

  /**
   * Tells whether the session writes every value as text in the way that is known; false where it
   * is not certain.
   */
  default boolean writesUsualTexts() {
    return true;
  }

  /**
   * Drops every cached answer: a statement was run that may have changed the current schema, a
   * table, a view or a routine, or a transaction that had run one was rolled back.
   */
  void sessionMayHaveChanged();

  /** Like {@link #sessionMayHaveChanged()}, when what was changed is now there for all, or gone. */
  default void transactionEnded() {
    sessionMayHaveChanged();
  }

  /**
   * Forgets the current schema and nothing else: {@code Connection.setSchema} was called. Much
   * cheaper than {@link #sessionMayHaveChanged()} for a pool that sets a schema at every checkout.
   */
  default void currentSchemaMayHaveChanged() {
    sessionMayHaveChanged();
  }

  /**
   * Says for which state of protection the next plan is made. What is answered is not newer than
   * that, as far as this process knows: else the answer is {@link PlanAgain}. Whether another one
   * changed it, {@link #isCurrent} tells.
   *
   * @param epoch {@link dev.hushcell.internal.model.Protection#epoch()}
   */
  default void planningFor(long epoch) {}

  /**
   * Tells whether protection still is what plans are made for. If a table was looked at, what is
   * protected is read again first: the table may have columns that this process does not know yet.
   * To be called after a plan was made and before it is used.
   */
  default boolean isCurrent() {
    return true;
  }

  /**
   * Finds a table or view as the database would resolve it.
   *
   * @param schema schema as written, or null for the current one
   * @param table name as written
   * @param schemaQuoted whether the schema was quoted, so that its case counts
   * @param tableQuoted whether the name was quoted, so that its case counts
   * @throws PlanAgain when protection changed meanwhile
   */
  Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted);

  /**
   * Returns the columns of these names in all tables that are no views; case does not count.
   *
   * @param foldedColumnNames in lower case
   */
  default List<ColumnName> columnsCalled(Set<String> foldedColumnNames) {
    return List.of();
  }

  /** Returns how the database compares names. */
  default Naming naming() {
    return Naming.of(new Naming.Letters(Naming.Unquoted.UPPER));
  }

  /** Returns the collation of text columns to be made; empty when code points are compared. */
  default String collation(String schema) {
    return "";
  }

  /** Returns how the database treats texts. */
  default TextFacts texts() {
    return TextFacts.NONE;
  }

  /**
   * Returns the folded names of views, synonyms, triggers, routines and linked tables that reach
   * one of the tables, directly or through each other.
   */
  Set<String> reaching(Set<String> foldedTableNames);

  /**
   * Takes the names of a text. Of those that no text had before, the database is asked once, before
   * the text leaves, whether they reach something protected by now.
   *
   * @param names their keys, see {@link Naming#keys}
   * @throws PlanAgain when protection changed meanwhile
   */
  default void meet(Set<String> names) {}

  /**
   * Warns, once, that a table has none of its declared columns: a migration may add them, or their
   * names may be wrong.
   */
  default void awaits(TableName table, String column) {}

  /** Returns all routines; to be asked only where the configuration vouches for some. */
  default List<Routine> routines() {
    return List.of();
  }

  /** Finds a routine as the database would resolve a call of it; written as in {@link #find}. */
  default Optional<Routine> routine(
      @Nullable String schema, boolean schemaQuoted, String routine, boolean routineQuoted) {
    return Optional.empty();
  }

  /**
   * A procedure or function.
   *
   * @param name as the database reports it
   * @param forms in which it can be called
   */
  record Routine(RoutineName name, List<RoutineForm> forms) {
    public Routine {
      forms = List.copyOf(forms);
    }
  }

  /**
   * A trigger.
   *
   * @param runs the routine that it runs; empty for one with a text of its own
   * @param text what it does, as SQL; null when it is not shown, or is no SQL
   * @param mode what is switched in how the text is read, see {@link #mode()}
   */
  record Trigger(Optional<RoutineName> runs, @Nullable String text, String mode) {
    /** One with a text of its own. */
    public Trigger(@Nullable String text) {
      this(Optional.empty(), text, "");
    }
  }

  /**
   * A table or view.
   *
   * @param name as the database reports it
   * @param columns names of the visible columns in order, as the database reports them: those of
   *     {@code *} and of an INSERT without column list
   * @param unlisted names of those that only a statement that names them reaches
   * @param isTable whether it is a base table
   * @param definition the query of a view, as the database shows it; null for anything else
   * @param texts which of the columns have texts of varying length and the letters of the database,
   *     and how they compare them: empty for as the database does
   */
  record Relation(
      TableName name,
      List<String> columns,
      List<String> unlisted,
      boolean isTable,
      @Nullable String definition,
      Map<String, Optional<TextComparison>> texts) {
    public Relation {
      columns = List.copyOf(columns);
      unlisted = List.copyOf(unlisted);
      texts = Map.copyOf(texts);
    }

    /** Something of which nothing is known of its texts. */
    public Relation(
        TableName name,
        List<String> columns,
        List<String> unlisted,
        boolean isTable,
        @Nullable String definition) {
      this(name, columns, unlisted, isTable, definition, Map.of());
    }

    /** Something all of whose columns are visible. */
    public Relation(
        TableName name, List<String> columns, boolean isTable, @Nullable String definition) {
      this(name, columns, List.of(), isTable, definition);
    }

    /** Something without a text. */
    public Relation(TableName name, List<String> columns, boolean isTable) {
      this(name, columns, isTable, null);
    }

    /** Returns the same with what is known of its texts. */
    public Relation with(Map<String, Optional<TextComparison>> known) {
      return new Relation(name, columns, unlisted, isTable, definition, known);
    }

    /** Returns all columns, those that are not listed last. */
    public List<String> all() {
      return Stream.concat(columns.stream(), unlisted.stream()).toList();
    }

    /** Tells whether there is a column that somebody declared or listed by this name. */
    public boolean hasDeclared(String column) {
      return all().stream().anyMatch(column::equalsIgnoreCase);
    }
  }

  /** How a database treats texts in columns without a collation of their own. */
  interface TextFacts {
    /** Nothing is known. */
    TextFacts NONE = new TextFacts() {};

    /** Returns how texts are compared in tables of a schema. */
    default TextComparison comparison(String schema) {
      return TextComparison.unknown("");
    }

    /** Returns what UPPER and LOWER make of letters; empty where the database did not say so. */
    default Optional<LetterCase> letterCase() {
      return Optional.empty();
    }
  }
}
