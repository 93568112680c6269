package dev.hushcell.internal.assembly;

import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.internal.audit.AuditKeys;
import dev.hushcell.internal.audit.AuditLog;
import dev.hushcell.internal.audit.AuditVerifier;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.proof.Beginnings;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.AuditTrail;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The audit of the connections to one database. Thread-safe.
 *
 * @param log where it is written; empty where none is asked for
 * @param profile the profile of the connections
 * @param module computes
 * @param ledger has the catalogues, whose keys authenticate the lines
 */
record Audits(Optional<AuditLog> log, Optional<String> profile, FipsModule module, Ledger ledger)
    implements AuditKeys {
  AuditTrail of(Connection raw) throws SQLException {
    if (log.isEmpty()) {
      return AuditTrail.NONE;
    }
    Supplier<String> user = () -> user(raw);
    if (raw.getAutoCommit()) { // else a question would begin a transaction before its settings
      String known = user(raw);
      user = () -> known;
    }
    return log.get().of(this, new AuditLog.Who(UUID.randomUUID(), profile.orElse(""), user));
  }

  /** Returns the user as the driver tells it; nothing where it does not. */
  private static String user(Connection raw) {
    try {
      String user = raw.getMetaData().getUserName();
      return user == null ? "" : user;
    } catch (SQLException e) {
      return "";
    }
  }

  AuditReport verify(List<Path> files, AuditTerms terms) {
    return new AuditVerifier(module, this, terms).verify(files);
  }

  @Override
  public AuditKey ofSchema(String schema) {
    return ledger.catalogues().stream()
        .filter(each -> each.schema().equals(schema))
        .findFirst()
        .map(each -> new Key(each, ledger.beginnings()))
        .orElseThrow(
            () ->
                KeyringFault.KEY_UNKNOWN.fault(
                    "there is no catalogue in schema "
                        + schema
                        + ", whose key authenticates the audit; restore the catalogue tables from"
                        + " a backup"));
  }

  @Override
  public Optional<AuditKey> ofCatalogue(UUID catalogue) {
    return ledger.catalogues().stream()
        .filter(each -> each.uuid().equals(catalogue))
        .findFirst()
        .map(each -> new Key(each, ledger.beginnings()));
  }

  private record Key(Catalogue of, Beginnings beginnings) implements AuditKey {
    @Override
    public UUID catalogue() {
      return of.uuid();
    }

    @Override
    public String tag(String text) {
      return of.mac().ofAuditLine(text);
    }

    @Override
    public int begin(String file, UUID session) {
      return beginnings.count(of, file, session);
    }
  }
}
