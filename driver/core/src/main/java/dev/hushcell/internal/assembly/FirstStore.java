package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keystores.KeyStoreFault;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The key store that a configuration wants made where it is not there. It is made for a database in
 * which nothing is sealed yet, and for no other: {@code create: true} stays in configurations, and
 * a store that is missing one day must not be taken for a first start.
 */
record FirstStore(KeyStores kinds, Configuration configuration, DatabaseLook database) {
  KeyWrapper open() {
    KeyStoreSettings settings = configuration.keystore();
    try {
      return kinds.open(onlyOpened(settings));
    } catch (Fault fault) {
      requireMissing(fault);
    }
    Optional<String> sign = signOfCells();
    return sign.isEmpty() ? kinds.open(settings) : openedMeanwhile(settings, sign.get());
  }

  /** Another process may have made store and catalogue since this one looked for the store. */
  private KeyWrapper openedMeanwhile(KeyStoreSettings settings, String sign) {
    try {
      return kinds.open(onlyOpened(settings));
    } catch (Fault fault) {
      requireMissing(fault);
      throw notMade(sign, fault);
    }
  }

  private static void requireMissing(Fault fault) {
    if (!isMissing(fault.code())) {
      throw fault;
    }
  }

  private static boolean isMissing(FaultCode code) {
    return code == KeyStoreFault.MISSING_FILE || code == KeyStoreFault.MISSING_KEY;
  }

  private static KeyStoreSettings onlyOpened(KeyStoreSettings settings) {
    return new KeyStoreSettings(
        settings.type(),
        settings.path(),
        settings.password(),
        settings.key(),
        false,
        settings.more(),
        settings.secrets());
  }

  private Optional<String> signOfCells() {
    try {
      RealConnection real = database.open(configuration.demands());
      Optional<String> signs = SqlCall.runOrUndo(() -> signs(real.raw()), real::close);
      database.done(real);
      return signs;
    } catch (SQLException e) {
      throw new DatabaseLook.Failed(e); // nothing is made for a database that was not looked at
    }
  }

  private Optional<String> signs(Connection connection) throws SQLException {
    return CatalogueReader.signs(
        connection, DatabasePlace.kind(connection, configuration.demands()).tables());
  }

  private static RuntimeException notMade(String sign, Fault missing) {
    return KeyStoreFault.NOT_MADE.fault(
        "the key store or its key is not there, and none was made, although keystore.create says"
            + " so: the database has "
            + sign
            + ", and a new key opens nothing that another sealed. Correct keystore.path and"
            + " keystore.key, mount what is missing, or restore the file from a backup that is not"
            + " older than the last change of the key",
        missing);
  }
}
