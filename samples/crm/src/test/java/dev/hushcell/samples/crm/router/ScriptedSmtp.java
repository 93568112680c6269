package dev.hushcell.samples.crm.router;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * An SMTP server over TLS that lets everybody in and answers some commands as a test wants it: no
 * real one can be made to lose its connection at a given moment.
 */
final class ScriptedSmtp implements AutoCloseable {
  /** Answer that is none: the connection ends. */
  static final String HANG_UP = "";

  private final SSLServerSocket socket;
  private final Map<String, String> answers;
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * Starts it.
   *
   * @param answers to the commands MAIL, RCPT, DATA and to the end of a message ("."), where they
   *     are not the usual ones
   */
  ScriptedSmtp(Path keys, String password, Map<String, String> answers)
      throws IOException, GeneralSecurityException {
    this.answers = answers;
    KeyStore store = KeyStore.getInstance(keys.toFile(), password.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted SMTP");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Returns how many messages came to their end. */
  int taken() {
    return taken.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // that client is gone; the next one may come
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.ISO_8859_1);
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer = answer(line, in, out);
      if (answer.equals(HANG_UP)) {
        return;
      }
      say(out, answer);
    }
  }

  private String answer(String line, BufferedReader in, PrintWriter out) throws IOException {
    String command = line.substring(0, Math.min(4, line.length()));
    return switch (command) {
      case "EHLO" -> "250-here\r\n250 AUTH PLAIN";
      case "AUTH" -> "235 welcome";
      case "DATA" -> {
        say(out, answers.getOrDefault("DATA", "354 go on"));
        for (String text = in.readLine(); !".".equals(text); text = in.readLine()) {
          if (text == null) {
            throw new IOException("the message has no end");
          }
        }
        taken.incrementAndGet();
        yield answers.getOrDefault(".", "250 taken");
      }
      case "QUIT" -> "221 bye";
      default -> answers.getOrDefault(command, "250 fine");
    };
  }

  private static void say(PrintWriter out, String answer) {
    out.print(answer + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
