package dev.hushcell.benchmarks;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import dev.hushcell.secret.SecretBytes;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Columns under one fixed data key and the real module. */
final class Cells {
  private Cells() {}

  /** Returns a column of text. */
  static ColumnCell column(Search search) {
    return column(
        search,
        new LogicalType(
            Family.TEXT, "VARCHAR(8192)", Types.VARCHAR, "CHARACTER VARYING", 8192, 0, false));
  }

  /** Returns a column of bytes of any number. */
  static ColumnCell bytes() {
    return column(
        Search.NONE,
        new LogicalType(
            Family.BYTES, "BLOB", Types.BLOB, "BINARY LARGE OBJECT", Integer.MAX_VALUE, 0, false));
  }

  private static ColumnCell column(Search search, LogicalType type) {
    ColumnName name = new ColumnName(new TableName("CRM", "contact"), "email");
    ProtectedColumn column =
        new ProtectedColumn(name, type, search, Compare.EXACT, "email", 0, Storage.BINARY);
    FipsModule module = BenchModule.shared();
    if (module.status().nativeVariant().equals("java")) {
      throw new IllegalStateException("the native code of the module is not active");
    }
    return new SealedColumns(module, new OneKey(), ValueRules.standard()).of(column);
  }

  static StoredCell sealed(ColumnCell column, Object value) {
    return column.seal(new Plaintext(value));
  }

  static Object opened(ColumnCell column, StoredCell cell) {
    return Objects.requireNonNull(column.open(cell));
  }

  /** A keyring of one key. */
  private record OneKey(DataKey key) implements Keyring {
    OneKey() {
      this(new DataKey("email", new UUID(1, 2), 3, 1, SecretBytes.adopt(new byte[32])));
    }

    @Override
    public DataKey current(String schema, String name) {
      return key;
    }

    @Override
    public Optional<DataKey> byId(String schema, int id) {
      return id == key.id() ? Optional.of(key) : Optional.empty();
    }
  }
}
