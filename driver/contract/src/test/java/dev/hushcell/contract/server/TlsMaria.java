package dev.hushcell.contract.server;

/** A MariaDB with a certificate, through either driver. */
public final class TlsMaria implements AutoCloseable {
  private final MariaProcess process;

  private TlsMaria(MariaProcess process) {
    this.process = process;
  }

  public static TlsMaria start(ServerCertificate certificate) {
    return new TlsMaria(MariaProcess.startTls(certificate).used());
  }

  /** Returns it through the driver that another server goes through. */
  public Server like(Server other) {
    return other.name().startsWith("mariadb")
        ? MariaServer.ofMariaDb(process)
        : MariaServer.ofMysql(process);
  }

  @Override
  public void close() throws Exception {
    process.released();
  }
}
