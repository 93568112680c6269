package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.UrlForm;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of database: all that differs from the others. Stateless and thread-safe.
 *
 * <p>A new kind is one subclass, in the list of {@code dev.hushcell.internal.assembly.Databases},
 * and its tests.
 */
public abstract class Database {
  private final Parts parts;

  /**
   * What a kind consists of.
   *
   * @param name for messages, such as {@code H2}
   * @param products the names by which drivers report it
   * @param prefixes how URLs of real drivers begin that lead to it, as far as the text tells
   * @param rules how its statements are read and what they mean to it
   * @param rewriting how columns that have values are rewritten
   * @param ownSettings under which a connection of the driver's own is answered completely
   * @param disk finds out what it writes to its disk in clear
   * @param systemSchemas in lower case, those that belong to the database itself
   */
  public record Parts(
      String name,
      Set<String> products,
      Set<String> prefixes,
      UrlForm urls,
      SqlRules rules,
      RealDriver driver,
      DatabaseTables tables,
      RewritingTables rewriting,
      OwnSettings ownSettings,
      LinkExam link,
      DiskExam disk,
      Set<String> systemSchemas) {}

  protected Database(Parts parts) {
    this.parts = parts;
  }

  /** Finds out what one kind of database writes to its disk in clear. Stateless and thread-safe. */
  @FunctionalInterface
  public interface DiskExam {
    /** Asks the database; changes nothing. */
    DiskStatus found(Connection connection, DriverPromise promise) throws SQLException;
  }

  /** Finds out what the link to one kind of database is. Stateless and thread-safe. */
  public interface LinkExam {
    /** Returns what options promise, before there is a connection: the password leaves with it. */
    DriverPromise promised(DriverOptions options);

    /** Returns how far a URL leads, as far as its text tells. */
    Reach reach(String url);

    /** Asks the server what a connection really is. */
    LinkStatus found(Connection connection, DriverPromise promise) throws SQLException;
  }

  public String name() {
    return parts.name;
  }

  public boolean hasUrl(String url) {
    return parts.prefixes.stream().anyMatch(url::startsWith);
  }

  public UrlForm urls() {
    return parts.urls;
  }

  public boolean isProduct(String product) {
    return parts.products.contains(product);
  }

  /** Tells whether a driver is connected to this kind; by the product alone where that tells. */
  public boolean isBehind(DatabaseMetaData driver) throws SQLException {
    return isProduct(driver.getDatabaseProductName());
  }

  public TypeKnowledge types() {
    return tables().types();
  }

  public SqlRules rules() {
    return parts.rules;
  }

  public RealDriver driver() {
    return parts.driver;
  }

  public DatabaseTables tables() {
    return parts.tables;
  }

  public RewritingTables rewriting() {
    return parts.rewriting;
  }

  /** Returns what asks it about itself over a real connection. */
  public abstract InformationSchema catalog(Connection connection);

  public OwnSettings ownSettings() {
    return parts.ownSettings;
  }

  /**
   * Tells whether only the session itself can be asked what a statement of it meets: what it is
   * shown is as old as what its statements see, and another connection may have to wait for it.
   */
  public boolean isAskedBySession() {
    return false;
  }

  public LinkExam link() {
    return parts.link;
  }

  public DiskExam disk() {
    return parts.disk;
  }

  public Set<String> systemSchemas() {
    return parts.systemSchemas;
  }

  /** Tells whether it is a database in memory that no second connection can reach. */
  public boolean isUnnamed(Connection connection) throws SQLException {
    return false;
  }

  /**
   * Tells whether a transaction may be open, begun by JDBC or by a text; what is committed then is
   * not ours alone. An empty one is none.
   */
  public abstract boolean isInTransaction(Connection connection) throws SQLException;

  /** Asks without ending a transaction, and without leaving one behind that was not there. */
  public <T> T asked(Connection connection, SqlCall<T> question) throws SQLException {
    boolean begins = !connection.getAutoCommit() && !isInTransaction(connection);
    SqlCall.Action end =
        () -> {
          if (begins) {
            connection.rollback();
          }
        };
    T found = SqlCall.runOrUndo(question, end);
    end.run();
    return found;
  }

  /**
   * Tells whether the contract was run on servers of a version, through this driver, although
   * others of the kind are unproven.
   */
  public boolean isProven(String version) {
    return false;
  }

  /** Refuses a version of which nothing can be asked. */
  public void requireSupported(DatabaseMetaData driver) throws SQLException {}

  /**
   * Refuses a server that does not do what protection stands on; asked once, by the first
   * connection.
   */
  public void requireProven(Connection connection) {}

  /** Tells whether the host of a URL, not an answer of the database, says where it is. */
  public boolean isPlacedByHost() {
    return false;
  }

  /** Tells whether connections by one URL may lead to several servers, which can be told apart. */
  public boolean hasSeveralHosts(String url) {
    return false;
  }

  /**
   * Returns what the driver calls the database of a connection, which is another name for each
   * other database; leaves no transaction behind that was not there.
   */
  public String name(Connection connection) throws SQLException {
    return String.valueOf(connection.getMetaData().getURL());
  }

  /**
   * Returns what tells this database from all others, without settings and secrets; empty for one
   * that ends with its process. Leaves no transaction behind that was not there.
   */
  public abstract Optional<String> place(Connection connection) throws SQLException;
}
