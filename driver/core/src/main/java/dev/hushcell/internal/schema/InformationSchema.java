package dev.hushcell.internal.schema;

import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.TableFacts;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks one kind of database about itself, over one real connection. What cannot be read is a {@link
 * SchemaFault}; nothing is cached here. Used by one thread at a time.
 */
public interface InformationSchema extends TableFacts {
  Naming naming();

  /**
   * Refuses settings of database or session under which names, types, values or the text of
   * statements mean something else than is known.
   */
  void requireSupportedSettings();

  /** Returns the collation of new text columns of a schema; empty when code points are compared. */
  String collation(String schema);

  /** Returns how texts are compared in a column of a schema without a collation of its own. */
  default TextComparison textComparison(String schema) {
    return TextComparison.unknown("");
  }

  /**
   * Returns what UPPER and LOWER make of letters in a column without a collation of its own; empty
   * where that is not asked.
   */
  default Optional<LetterCase> letterCase() {
    return Optional.empty();
  }

  SessionState session();

  /**
   * Tells whether a question changes what the database tells the session of its last statement. If
   * so, {@link #session()} is only asked after what the session did, and never for what others do.
   */
  default boolean isDisturbing() {
    return false;
  }

  /**
   * Tells whether somebody has changed definitions since.
   *
   * @param snapshot of a session that is not shown what was committed after it
   */
  default boolean isDefinedSince(String snapshot) {
    return true;
  }

  /** Tells whether changes of tables are kept from other sessions until they are committed. */
  default boolean isInTransaction() {
    return false;
  }

  /**
   * Refuses a session while another connection could not write, because it would wait for what this
   * one holds.
   */
  default void requireRoomForOthers() {}

  /** Finds a table, view or the target of a synonym by its exact name. */
  Optional<Relation> relation(String schema, String name);

  /**
   * Returns the columns of these names in all base tables.
   *
   * @param names in lower case
   */
  List<ColumnName> columnsCalled(Set<String> names);

  /** Returns all that runs code when a statement names it or uses a table: see {@link Source}. */
  List<Source> sources();

  /**
   * Returns the code of which a copy was shown; empty where it is not shown, or is not there any
   * more.
   */
  default Optional<String> original(Code.Copy copy) {
    return Optional.empty();
  }

  /** Returns all routines that somebody made, by name; none where the database keeps none. */
  default List<Routine> routines() {
    return List.of();
  }

  /**
   * Something by whose name statements run code. Several may have one name.
   *
   * @param schema its schema where the configuration may vouch for it by name; else empty
   * @param name how statements name it; of what has no name there, one of {@link
   *     dev.hushcell.internal.plan.Unnamed}
   * @param code what it runs
   */
  record Source(String schema, String name, Code code) {
    /** Something that nobody can vouch for. */
    public Source(String name, Code code) {
      this("", name, code);
    }

    /** SQL that reaches what it names; null when it is not shown, or is in another language. */
    public Source(String name, @Nullable String sql) {
      this(name, Code.of(sql));
    }
  }

  /** What a source runs. */
  sealed interface Code {
    /** Returns SQL, or what is unseen for null. */
    static Code of(@Nullable String sql) {
      return sql == null ? new Unseen() : new Body(sql, "");
    }

    /**
     * SQL that may reach whatever it names.
     *
     * @param mode what is switched in how it is read, see {@link SessionState#mode}
     */
    record Body(String sql, String mode) implements Code {}

    /**
     * A copy of such SQL in which quotes may be lost, so that it cannot be read. The original is
     * asked for where that was not done before.
     *
     * @param object what {@link InformationSchema#original} is asked for
     * @param since when it was made or altered; empty if that was so short a time ago that the next
     *     one could be the same
     */
    record Copy(String sql, String mode, String object, String since) implements Code {}

    /** SQL of which the database lists what it names, so that only what it runs is read. */
    record Listed(String sql) implements Code {}

    /** What it reaches, by name. */
    record Names(Set<String> names) implements Code {
      public Names {
        names = Set.copyOf(names);
      }
    }

    /** What the database does not show, or what is no SQL: it may do anything. */
    record Unseen() implements Code {}
  }
}
