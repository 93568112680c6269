package dev.hushcell;

import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Evaluate;
import dev.hushcell.policy.Per;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TextOrder;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the column of a field, record component or accessor as protected: the database holds
 * ciphertext of it only. The same can be said in the configuration file.
 *
 * <p>By itself an annotation does nothing: the annotation processor {@code hushcell-processor}
 * turns all of them into an index that the driver finds at run time. It takes table and column from
 * the JPA annotations of the class, or from {@link #table} and {@link #column}. Kept at run time,
 * so that {@code hushcell-hibernate} can check that each annotated attribute really is protected.
 *
 * <p>Whatever is declared, the database shows which cells are NULL, when a row was written, and the
 * length of a value to 16 bytes, unless {@link #pad} hides it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Encrypted {
  /**
   * Which comparisons the database can make. {@link Search#NONE} shows nothing: two equal values
   * have different cells. {@link Search#EQUALITY} shows which cells are equal and how often each
   * occurs, in this column and in all that share its {@link #key}; whoever can write values through
   * the application can find out where a guessed one stands. {@link Search#FULL} shows the same in
   * the database, and lets the driver evaluate LIKE, {@code <} and ORDER BY over opened cells: who
   * can write conditions finds any value out, so it is never for passwords.
   */
  Search search() default Search.NONE;

  /**
   * How text is compared where the collation of the column does not compare code points; only with
   * {@link Search#EQUALITY}. {@link Compare#IGNORE_CASE} compares without regard to case: values
   * that differ in case only are shown as equal. {@link Compare#LOWER} does so by storing the value
   * in lower case, and the case is lost.
   */
  Compare compare() default Compare.UNSPECIFIED;

  /**
   * Name of the data key; columns that share one can be joined. With equality, it is shown which
   * cells of these columns are equal. Default: a key for this column alone. A plain column of the
   * table in braces, alone or behind a name, gives each of its values a key of its own: {@code
   * {tenant_id}}.
   */
  String key() default "";

  /** Logical type as SQL writes it, such as {@code VARCHAR(20)}. Default: that of the column. */
  String type() default "";

  /** Rounds the length of a value up to a multiple of so many bytes, to hide it; 0 to 4096. */
  int pad() default 0;

  /** How cells are kept; {@link Storage#TEXT} shows no more than {@link Storage#BINARY}. */
  Storage storage() default Storage.BINARY;

  /**
   * Into how many groups cells fall without search, so that the database finds candidates for what
   * is evaluated by an index; a power of two from 2 to 16384. It shows the group of each value.
   * Default: none.
   */
  int groups() default 0;

  /** How many letters at the beginning of a value tell its {@link #groups}. Default: all. */
  int first() default 0;

  /**
   * The primary key of the table, one column that the application assigns, literally: a cell that
   * somebody put into another row does not open. Only with {@link Search#NONE}, without {@link
   * #groups} and {@link #evaluate}. Default: a cell opens in every row.
   */
  String belongsTo() default "";

  /**
   * Consequences that are accepted by name. {@link Accept#FEW_VALUES}: with equality on a type of
   * few values, how often each cell occurs nearly tells its value. {@link Accept#COMMON_VALUES} and
   * {@link Accept#FINGERPRINT}: {@link #groups} tell the commonest value, or rows.
   */
  Accept[] accept() default {};

  /**
   * What the driver may evaluate over opened cells, within {@link #rows} and {@link #bytes}. Never
   * for passwords: repeated conditions find a value out by halving.
   */
  Evaluate[] evaluate() default {};

  /** How texts are compared there. */
  TextOrder textOrder() default TextOrder.UNSPECIFIED;

  /** How many rows one statement may fetch for that. Default: what the heap allows. */
  int rows() default 0;

  /** How many bytes of cells one statement may fetch for that. Default: what the heap allows. */
  int bytes() default 0;

  /** {@code false}: rows are fetched to the end, so that nobody sees where enough were found. */
  boolean earlyStop() default true;

  /** How many cells of the column may be opened. Default: any number. */
  Limits limits() default @Limits;

  /**
   * How many cells of a column may be opened, counted over all connections of a process that share
   * their keys; 0: any number. What is beyond is refused. Profiles of the configuration can say
   * something else for themselves.
   */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface Limits {
    /** How many the application may get in the time. */
    int opened() default 0;

    /**
     * How many may be opened in the time to decide conditions and orders. Default: as {@link
     * #opened}.
     */
    int evaluated() default 0;

    /** The time. */
    Per per() default Per.MINUTE;

    /** How many one statement may give the application. */
    int statement() default 0;

    /** {@code true}: cells beyond the limit are reported, and not refused. */
    boolean warn() default false;
  }

  /** Schema of the table, literally. Default: of the class; else the table in every schema. */
  String schema() default "";

  /** Table, literally: no naming strategy is applied. Default: that of the class. */
  String table() default "";

  /** Column, literally: no naming strategy is applied. Default: that of the member. */
  String column() default "";
}
