package dev.hushcell.samples.crm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.home.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailServerTests {
  @TempDir Path directory;

  @Test
  void takesMailFromNobodyWhoDidNotSignIn() throws Exception {
    try (DemoMailServer server =
            DemoMailServer.start(Home.at(directory), Map.of("a@b.example", "secret"));
        SSLSocket socket = connect(server.outgoingPort())) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
      assertThat(in.readLine()).startsWith("220");
      assertThat(say(out, in, "MAIL FROM:<a@b.example>")).startsWith("530");
      assertThat(say(out, in, "RCPT TO:<a@b.example>")).doesNotStartWith("250");
      assertThat(server.inbox("a@b.example")).isEmpty();
    }
  }

  private static String say(PrintWriter out, BufferedReader in, String line) throws IOException {
    out.print(line + "\r\n");
    out.flush();
    return in.readLine();
  }

  /** Connects whatever the certificate: who may send is asked here, not who answers. */
  private static SSLSocket connect(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustingAnybody()}, null);
    return (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
  }

  private static final class TrustingAnybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
      // anybody
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
      // anybody
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
