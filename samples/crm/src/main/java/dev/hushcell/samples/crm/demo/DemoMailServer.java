package dev.hushcell.samples.crm.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hushcell.samples.crm.home.Home;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/**
 * A real mail server within this process: IMAP and SMTP over TLS on the loopback address, with a
 * certificate of its own; nobody reads or sends without signing in. Mail is kept in memory.
 */
public final class DemoMailServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int ANY_PORT = 0;
  private static final long PATIENCE_MILLIS = 20_000;

  private final GreenMail server;
  private final MailCertificate certificate;

  private DemoMailServer(GreenMail server, MailCertificate certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * Starts it.
   *
   * @param users addresses of users, which are their user names too, and their passwords
   */
  public static DemoMailServer start(Home home, Map<String, String> users)
      throws IOException, GeneralSecurityException {
    MailCertificate certificate = MailCertificate.in(home);
    GreenMail server =
        new GreenMail(new ServerSetup[] {setup("smtps"), setup("imaps")}) {
          @Override
          protected Map<String, AbstractServer> createServices(
              ServerSetup[] setups, Managers managers) {
            Map<String, AbstractServer> services = super.createServices(setups, managers);
            services.replaceAll(
                (protocol, service) ->
                    service instanceof SmtpServer
                        ? new AuthenticatedSmtp(service.getServerSetup(), managers)
                        : service);
            return services;
          }
        };
    withCertificate(certificate, server);
    users.forEach((address, password) -> server.setUser(address, address, password));
    return new DemoMailServer(server, certificate);
  }

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(ANY_PORT, LOOPBACK, protocol);
    setup.setServerStartupTimeout(PATIENCE_MILLIS);
    return setup;
  }

  /**
   * GreenMail takes its certificate from system properties only; they are there while it starts.
   */
  private static void withCertificate(MailCertificate certificate, GreenMail server) {
    String file = DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY;
    String password = DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY;
    System.setProperty(file, certificate.keys().toString());
    System.setProperty(password, certificate.password());
    try {
      server.start();
    } finally {
      System.clearProperty(file);
      System.clearProperty(password);
    }
  }

  /** Returns the port of IMAP. */
  public int incomingPort() {
    return server.getImaps().getPort();
  }

  /** Returns the port of SMTP. */
  public int outgoingPort() {
    return server.getSmtps().getPort();
  }

  /** Returns the certificate that clients must trust, in PEM. */
  public String certificate() {
    return certificate.pem();
  }

  /** Returns what is in the inbox of a user. */
  public List<MimeMessage> inbox(String address) {
    GreenMailUser user = server.getUserManager().getUserByEmail(address);
    return user == null
        ? List.of()
        : server.findReceivedMessages(each -> each.equals(user), message -> true).toList();
  }

  /** Stops it; its threads would keep the process alive. */
  @Override
  public void close() {
    server.stop();
  }
}
