package dev.hushcell.policy;

import java.util.List;
import java.util.Optional;

/**
 * What a data definition statement does to protected columns; told to the ledger before it runs.
 */
public sealed interface SchemaChange {
  /** The table that changes. */
  TableName table();

  /** Returns the protected columns that it names. */
  List<ColumnName> touched();

  /** Returns what it does in a few words, such as {@code drops app.contact.email}. */
  String description();

  /** A table that does not exist yet is created with these protected columns. */
  record CreateTable(TableName table, List<ProtectedColumn> columns) implements SchemaChange {
    public CreateTable {
      columns = List.copyOf(columns);
    }

    @Override
    public List<ColumnName> touched() {
      return columns.stream().map(ProtectedColumn::name).toList();
    }

    @Override
    public String description() {
      return "creates " + table;
    }
  }

  /** An existing table gets a protected column. */
  record AddColumn(TableName table, ProtectedColumn column) implements SchemaChange {
    @Override
    public List<ColumnName> touched() {
      return List.of(column.name());
    }

    @Override
    public String description() {
      return "adds " + column.name();
    }
  }

  /** A protected column gets a longer type of the same family. */
  record WidenColumn(TableName table, ProtectedColumn column) implements SchemaChange {
    @Override
    public List<ColumnName> touched() {
      return List.of(column.name());
    }

    @Override
    public String description() {
      return "widens " + column.name() + " to " + column.type().declared();
    }
  }

  /** A table is renamed; its protected columns keep their keys under the new name. */
  record RenameTable(TableName table, TableName to) implements SchemaChange {
    @Override
    public List<ColumnName> touched() {
      return List.of();
    }

    @Override
    public String description() {
      return "renames " + table + " to " + to;
    }
  }

  /** A protected column is renamed; it keeps its key under the new name. */
  record RenameColumn(TableName table, String column, String to) implements SchemaChange {
    @Override
    public List<ColumnName> touched() {
      return List.of(new ColumnName(table, column));
    }

    @Override
    public String description() {
      return "renames " + new ColumnName(table, column) + " to " + to;
    }
  }

  /** A protected column is dropped; its activation and key stay on record. */
  record DropColumn(TableName table, String column) implements SchemaChange {
    @Override
    public List<ColumnName> touched() {
      return List.of(new ColumnName(table, column));
    }

    @Override
    public String description() {
      return "drops " + new ColumnName(table, column);
    }
  }

  /**
   * A CHECK of the application is made without its condition, which cells would not meet.
   *
   * @param constraint its name, unless the database makes one
   * @param columns the protected columns that the condition names
   */
  record DropCheck(TableName table, Optional<String> constraint, List<String> columns)
      implements SchemaChange {
    public DropCheck {
      columns = List.copyOf(columns);
    }

    @Override
    public List<ColumnName> touched() {
      return columns.stream().map(column -> new ColumnName(table, column)).toList();
    }

    @Override
    public String description() {
      return "takes the condition out of "
          + constraint.map(name -> "CHECK " + name).orElse("a CHECK")
          + " on "
          + table
          + " ("
          + String.join(", ", columns)
          + ")";
    }
  }

  /** A table is dropped; its activations and keys stay on record. */
  record DropTable(TableName table) implements SchemaChange {
    @Override
    public List<ColumnName> touched() {
      return List.of();
    }

    @Override
    public String description() {
      return "drops " + table;
    }
  }
}
