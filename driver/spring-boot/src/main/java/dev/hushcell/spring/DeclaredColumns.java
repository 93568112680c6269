package dev.hushcell.spring;

import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.EncryptedColumns;
import dev.hushcell.policy.MappedColumn;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The columns that the {@code @Encrypted} annotations of the application name. */
final class DeclaredColumns {
  private DeclaredColumns() {}

  static List<MappedColumn> of(ClassLoader loader) {
    return ServiceLoader.load(EncryptedColumns.class, loader).stream()
        .flatMap(index -> index.get().columns().stream())
        .map(DeclaredColumns::mapped)
        .toList();
  }

  private static MappedColumn mapped(DeclaredColumn column) {
    Optional<String> schema = Optional.of(column.schema()).filter(name -> !name.isBlank());
    return new MappedColumn(column.member(), schema, column.table(), column.column());
  }
}
