package dev.hushcell.internal.assembly;

import dev.hushcell.internal.assembly.Assembly.ConnectionLimits;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.value.CastText;
import dev.hushcell.internal.value.Conversion;
import dev.hushcell.internal.value.ValueForm;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of a database before it is asked what is protected in it.
 *
 * @param schema what is known of its tables
 * @param names tells which names of the configuration the database does not have
 * @param lasting whether it outlives its process
 * @param shared whether several connections can reach it
 * @param limits what its connections may not do
 */
record KnownDatabase(
    Database kind,
    SchemaCache schema,
    TrustedNames names,
    boolean lasting,
    boolean shared,
    ConnectionLimits limits) {

  Failures failures() {
    return kind.tables().failures();
  }

  Lexer lexer(SessionSchema view) {
    return new Lexer(kind.rules().language(), SessionFlag.in(view.mode()));
  }

  List<String> catalogueDefinition(Connection raw, String schemaName) throws SQLException {
    String quote = raw.getMetaData().getIdentifierQuoteString();
    CatalogueSql sql = new CatalogueSql(quote, schemaName, kind.tables().catalogueForm());
    return limits.erasing()
        ? Stream.concat(sql.definition().stream(), sql.definition(CatalogueSql.ERASURES).stream())
            .toList()
        : sql.definition();
  }

  /** Refuses the value of a literal that its column does not take. */
  void requireFit(Splice.Sealed sealed) {
    if (!(sealed.value() instanceof SealedValue.Literal literal)) {
      return;
    }
    Object value = literal.value().unnoted();
    ValueRules rules = kind.types().valueRules();
    Conversion conversion = ValueForm.of(sealed.column(), rules).conversion();
    Object unused =
        switch (sealed.use()) {
          case ASSIGNED, DEFAULT -> conversion.assigned(value);
          case COMPARED_AS_CAST, COMPARED_AS_CUT -> CastText.of(sealed.column(), rules).made(value);
          case COMPARED,
              COMPARED_AS_WRITTEN,
              COMPARED_IN_LOWER_CASE,
              MATCHED,
              BEGINNING,
              RANGE,
              RANGE_END ->
              conversion.compared(value);
        };
  }
}
