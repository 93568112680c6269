package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dryrun.DryRunFault;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.MappedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Holds the columns that a framework maps against what one connection protects. */
public record ProtectionCheck(Connection connection) {
  /** Refuses columns that are not protected, and all while a dry run protects nothing. */
  public void require(Collection<MappedColumn> columns) throws SQLException {
    requireDeclared(columns);
    if (connection.unwrap(StatusSource.class).dryRun().isPresent()) {
      throw DryRunFault.NOTHING_PROTECTED.fault(
          columns.iterator().next().attribute()
              + " must be protected, but this is a dry run, in which nothing is; remove dry-run from"
              + " the configuration");
    }
  }

  /** Refuses columns that are neither protected nor declared to be. */
  public void requireDeclared(Collection<MappedColumn> columns) throws SQLException {
    if (!connection.isWrapperFor(StatusSource.class)) {
      throw ConfigFault.NOT_OURS.fault(
          columns.iterator().next().attribute()
              + " must be protected, but the connection is not a Hushcell connection ("
              + product()
              + "), so it would be stored in plaintext; "
              + remedy());
    }
    Protection protection = connection.unwrap(StatusSource.class).protection();
    String current = Optional.ofNullable(connection.getSchema()).orElse("");
    List<String> missing = new ArrayList<>();
    for (MappedColumn column : columns) {
      TableName table = new TableName(column.schema().orElse(current), column.table());
      if (!protection.covers(new ColumnName(table, column.column()))) {
        missing.add(column.attribute() + " in " + column.table() + "." + column.column());
      }
    }
    if (!missing.isEmpty()) {
      throw ConfigFault.NOT_PROTECTED.fault(
          "stored in columns that are not protected: "
              + String.join(", ", missing)
              + "; run the annotation processor with the naming strategy of the application"
              + " (-Ahushcell.naming), say table and column in the annotation, or name the column"
              + " under columns: in the configuration");
    }
  }

  private String remedy() throws SQLException {
    String url = String.valueOf(connection.getMetaData().getURL());
    String misplaced =
        url.contains("hushcell:")
            ? "hushcell: stands in its URL, but not right behind jdbc:; "
            : "";
    return misplaced
        + "put jdbc:hushcell: in front of the URL, or wrap the data source in a HushcellDataSource";
  }

  private String product() throws SQLException {
    return connection.getMetaData().getDatabaseProductName();
  }
}
