package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.TableName;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sample schema as a SQL Server would find things in it under a collation that passes over
 * case, accents and characters without weight.
 */
final class TsqlSchema implements SchemaView {
  private final SampleSchema sample;

  TsqlSchema(SampleSchema sample) {
    this.sample = sample;
  }

  @Override
  public String currentSchema() {
    return sample.currentSchema();
  }

  @Override
  public long version() {
    return sample.version();
  }

  @Override
  public void sessionMayHaveChanged() {
    sample.sessionMayHaveChanged();
  }

  @Override
  public Optional<Relation> find(
      @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
    if (table.startsWith("#") || table.startsWith("@")) {
      return Optional.empty(); // in another database, or in none
    }
    String known = "dbo".equalsIgnoreCase(schema) ? sample.currentSchema() : schema;
    return sample
        .find(known, false, table, false)
        .or(() -> sample.find(known, false, weighed(table), false));
  }

  /** Of a database that ignores case, as the sample is in upper case. */
  @Override
  public Naming naming() {
    Naming.Letters letters = new Naming.Letters(Naming.Unquoted.KEPT, true);
    return new Naming(letters, letters, letters, letters, Naming.UNLIMITED, true);
  }

  private static String weighed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("[^\\x01-\\x7e]", "")
        .stripTrailing();
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return sample.primaryKey(table);
  }

  @Override
  public Set<String> reaching(Set<String> foldedTableNames) {
    return sample.reaching(foldedTableNames);
  }
}
