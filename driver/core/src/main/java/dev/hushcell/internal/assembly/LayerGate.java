package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.DatabaseRequirements.Transport;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.layers.Certificate;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets no connection through whose link or disk is not what the configuration demands: before there
 * is one by what the options of the real driver promise, then by what the server answers.
 */
record LayerGate(DatabaseRequirements demands) {
  /** With these the driver itself sends nothing in clear. */
  private static final Set<Certificate> ASSURED =
      Set.of(Certificate.VERIFIED, Certificate.ANY_NAME);

  /** Refuses options with which a password could leave in clear. */
  void requirePromise(Supplier<DriverPromise> promise) {
    if (demands.requireTls()) {
      DriverPromise made = promise.get();
      if (!isExcepted(made.reach())) {
        requireCertificate(made.certificate(), made.reason(), made);
      }
    }
  }

  /** Opens a connection of a data source; a pool does not tell which of its own are new. */
  static RealConnection opened(SqlCall<Connection> opener, DatabaseRequirements demands)
      throws SQLException {
    Connection raw = opener.run();
    return SqlCall.runOrUndo(
        () -> new LayerGate(demands).through(RealConnection.unseen(raw)), raw::close);
  }

  /** Refuses a connection; only its link was looked at before. */
  RealConnection through(RealConnection real) throws SQLException {
    if (demands.requireTls()) {
      Database kind = kind(real.raw());
      requireLink(kind.asked(real.raw(), () -> real.link(kind)), real.promise().get());
    }
    return real;
  }

  /** The kinds behind one URL ask the same of the link, and finding the right one asks more. */
  private static Database kind(Connection raw) throws SQLException {
    String url = String.valueOf(raw.getMetaData().getURL());
    var known = Databases.ofUrl(url);
    return known.isPresent() ? known.get() : DatabasePlace.kind(raw);
  }

  private void requireLink(LinkStatus link, DriverPromise promise) {
    if (isExcepted(link.reach())) {
      return;
    }
    boolean plain = link.encrypted().isPresent() && !link.encrypted().get();
    boolean untold = link.encrypted().isEmpty() && !ASSURED.contains(link.certificate());
    if (plain || untold) {
      throw unsafe(link.text(), promise);
    }
    requireCertificate(link.certificate(), link.text(), promise);
  }

  private boolean isExcepted(Reach reach) {
    return switch (reach) {
      case IN_PROCESS -> demands.allow(Transport.ALLOW_IN_PROCESS);
      case LOOPBACK -> demands.allow(Transport.ALLOW_LOOPBACK);
      case NETWORK -> false;
    };
  }

  private void requireCertificate(Certificate certificate, String found, DriverPromise promise) {
    boolean enough =
        switch (certificate) {
          case VERIFIED -> true;
          case ANY_NAME -> demands.allow(Transport.ALLOW_ANY_NAME);
          case UNSEEN -> demands.allow(Transport.ALLOW_DATA_SOURCE);
          case UNVERIFIED -> false;
        };
    if (!enough) {
      throw unsafe(found, promise);
    }
  }

  private static RuntimeException unsafe(String found, DriverPromise promise) {
    return ConfigFault.UNSAFE_LINK.fault(
        "transport: require-tls asks for an encrypted link to a server whose certificate is"
            + " verified, and this is: "
            + found
            + "; "
            + promise.remedy()
            + local(promise));
  }

  private static String local(DriverPromise promise) {
    return promise.reach() == Reach.LOOPBACK
        ? ", or allow-loopback under transport: in the configuration"
        : "";
  }

  /** Refuses a database whose disk shows its tables. */
  void requireDisk(RealConnection real, Database kind) throws SQLException {
    if (!demands.atRest()) {
      return;
    }
    DiskStatus disk = real.disk(kind);
    if (!disk.isSafe()) {
      throw ConfigFault.NOT_AT_REST.fault(
          "at-rest: require asks for a database that encrypts its disk, and of this one: "
              + disk.reason());
    }
  }
}
