package dev.hushcell.contract.postgresql;

import dev.hushcell.contract.server.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The end of a TLS link in front of a server, to which it goes on in clear, as poolers do. */
final class TlsEnd implements AutoCloseable {
  private static final int REQUEST_FOR_TLS = 8;

  private final ServerSocket door;
  private final SSLContext tls;
  private final int server;

  private TlsEnd(ServerSocket door, SSLContext tls, int server) {
    this.door = door;
    this.tls = tls;
    this.server = server;
  }

  static TlsEnd before(int server, ServerCertificate certificate) throws Exception {
    ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    TlsEnd end = new TlsEnd(door, certificate.context(), server);
    start(end::takeIn);
    return end;
  }

  int port() {
    return door.getLocalPort();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tls-end");
    thread.setDaemon(true);
    thread.start();
  }

  private void takeIn() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        client.getInputStream().readNBytes(REQUEST_FOR_TLS);
        client.getOutputStream().write('S');
        SSLSocket secret =
            (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        secret.setUseClientMode(false);
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), server);
        start(() -> pass(secret, plain));
        start(() -> pass(plain, secret));
      } catch (IOException closedOrRefused) {
        // the next one
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException over) {
      // the other side closed
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
